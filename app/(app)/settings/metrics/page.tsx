import { metricLabels, offeredMetrics } from '@/app/(app)/charts/_explorer/metric-labels';
import { addFormula, archive } from '@/app/(app)/settings/metrics/actions';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { ActButton } from '@/components/settings/act-button';
import { FormDialog } from '@/components/settings/form-dialog';
import { SettingsRow } from '@/components/settings/settings-row';
import { EmptyState } from '@/components/ui/empty-state';
import { Tag } from '@/components/ui/tag';
import { formulasIn, parameterOf } from '@/lib/features/metric/metrics';
import { listOwnMetrics } from '@/lib/features/metric/queries';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('metrics', async (caller) => {
  const own = await readForPage(listOwnMetrics, caller, {});
  const [t, { account: labels }] = [await getTranslator('formula'), await metricLabels(own, caller.organization.currency)];
  const formulas = formulasIn(own);
  const named = offeredMetrics(labels, own).filter((id) => parameterOf(id)?.kind !== 'formula');
  const fields: FieldSpec[] = [
    { path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 60 },
    { path: 'expression', kind: 'text', label: t('expression'), hint: t('hint'), required: true, maxLength: 500, placeholder: 'mrr / mau' },
    { path: 'decimals', kind: 'number', label: t('decimals'), required: true, min: 0, max: 3 },
    { path: 'asShare', kind: 'checkbox', label: t('asShare'), required: false },
  ];
  const add = (
    <FormDialog
      label={t('new')}
      kind="primary"
      icon="plus"
      title={t('new')}
      description={t('newText')}
      fields={fields}
      defaults={{ decimals: 2, asShare: false }}
      submit={t('create')}
      action={addFormula}
      done={t('created')}
    />
  );
  return (
    <Messages areas={['form']}>
      <Panel title={t('title')} actions={add} flush>
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
      <Panel title={t('names')} flush>
        <ul aria-label={t('names')} className="columns-2 px-card pb-2 text-sm phone:columns-1">
          {named.map((id) => (
            <li key={id} className="flex min-h-7 items-center gap-2">
              <code className="cut">{parameterOf(id) ? `[${id}]` : id}</code>
              <span className="cut text-ink-2">{labels[id]?.name}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </Messages>
  );
});
