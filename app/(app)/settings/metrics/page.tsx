import { metricLabels, offeredMetrics } from '@/app/(app)/charts/_explorer/metric-labels';
import { archive } from '@/app/(app)/settings/metrics/actions';
import { AddFormula } from '@/app/(app)/settings/metrics/add-formula';
import { FormulaNames } from '@/app/(app)/settings/metrics/formula-names';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { EmptyState } from '@/components/ui/empty-state';
import { Tag } from '@/components/ui/tag';
import { formulasIn, parameterOf } from '@/lib/features/metric/metrics';
import { listOwnMetrics } from '@/lib/features/metric/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('metrics', async (caller) => {
  const own = await readForPage(listOwnMetrics, caller, {});
  const [t, { account: labels }] = [await getTranslator('formula'), await metricLabels(own, caller.organization.currency)];
  const formulas = formulasIn(own);
  return (
    <Messages areas={['form']}>
      <Panel title={t('title')} actions={<AddFormula />} flush>
        <p className="px-card pb-2 text-sm text-ink-2">{t('text')}</p>
        {formulas.length === 0 && <EmptyState icon="numbers" title={t('empty')} text={t('emptyText')} />}
        <ul aria-label={t('title')}>
          {formulas.map(({ id, name, expression, unit }) => (
            <SettingsRow
              key={id}
              title={name}
              text={expression}
              tags={[<Tag key="unit">{t(`unit.${unit}`)}</Tag>]}
              actions={
                <ActButton
                  label={t('archive')}
                  done={t('archived')}
                  confirm={{ title: t('confirm', { name }), text: t('confirmText') }}
                  action={archive.bind(null, { id: parameterOf(id)?.name })}
                />
              }
            />
          ))}
        </ul>
      </Panel>
      <FormulaNames ids={offeredMetrics(labels, own).filter((id) => parameterOf(id)?.kind !== 'formula')} labels={labels} />
    </Messages>
  );
});
