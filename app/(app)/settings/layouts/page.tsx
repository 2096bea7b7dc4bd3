import { LayoutRow } from '@/app/(app)/settings/layouts/layout-row';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ButtonLink } from '@/components/ui/button';
import { ACCOUNTS_PATH } from '@/lib/features/account/table';
import { listLayouts } from '@/lib/features/layout/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('layouts', async (caller, times) => {
  const layouts = await readForPage(listLayouts, caller, {});
  const t = await getTranslator('layout');
  const open = <ButtonLink href={ACCOUNTS_PATH}>{t('settings.open')}</ButtonLink>;
  if (layouts.length === 0) return <PanelEmpty title={t('settings.empty')} text={t('settings.text')} action={open} />;
  return (
    <Panel title={t('settings.title')} flush footer={<span>{t('settings.text')}</span>}>
      <p className="px-card pb-2 text-sm text-ink-2">{t('why.order')}</p>
      <ul aria-label={t('settings.title')}>
        {layouts.map((layout) => (
          <LayoutRow key={layout.id} layout={layout} times={times} />
        ))}
      </ul>
    </Panel>
  );
});
