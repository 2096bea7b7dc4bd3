import { RuleRow } from '@/app/(app)/settings/alerts/rule-row';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ButtonLink } from '@/components/ui/button';
import { listRules } from '@/lib/features/alert-rule/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('alerts', async (caller) => {
  const rules = await readForPage(listRules, caller, {});
  const t = await getTranslator('alertRule');
  const order = rules.map(({ id }) => id);
  const add = (
    <ButtonLink kind="primary" icon="plus" href="/settings/alerts/new">
      {t('new')}
    </ButtonLink>
  );
  return (
    <Messages areas={['alertRule']}>
      <Panel title={t('title')} actions={add} flush>
        <p className="px-card pb-2 text-sm text-ink-2">{t('text')}</p>
        {rules.length === 0 && <PanelEmpty title={t('empty')} text={t('emptyText')} />}
        <ul aria-label={t('title')}>
          {rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} order={order} />
          ))}
        </ul>
      </Panel>
    </Messages>
  );
});
