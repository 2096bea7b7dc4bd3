import { addModel } from '@/app/(app)/settings/health/actions';
import { ModelRow } from '@/app/(app)/settings/health/model-row';
import { ParentPolicies } from '@/app/(app)/settings/health/parent-policies';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { FormDialog } from '@/components/form/form-dialog';
import { Panel } from '@/components/panel/panel';
import { listAccountChoices } from '@/lib/features/account/queries';
import { accountSetSpec } from '@/lib/features/account/table';
import { listHealthModels } from '@/lib/features/health/model-queries';
import { listParentPolicies } from '@/lib/features/health/parent-policies';
import { PRESETS, type PresetId } from '@/lib/features/health/presets';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('health', async (caller, times) => {
  const [models, choices, policies] = await Promise.all([
    readForPage(listHealthModels, caller, {}),
    readForPage(listAccountChoices, caller, {}),
    readForPage(listParentPolicies, caller, {}),
  ]);
  const t = await getTranslator('healthModel');
  const order = models.filter(({ isDefault }) => !isDefault).map(({ id }) => id);
  const presets = (Object.keys(PRESETS) as PresetId[]).map((value) => ({ value, label: t(`preset.${value}`) }));
  const add = (
    <FormDialog
      label={t('new')}
      kind="primary"
      icon="plus"
      title={t('new')}
      description={t('newText')}
      fields={[
        { path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 60 },
        { path: 'preset', kind: 'select', label: t('beginWith'), required: true, options: presets },
      ]}
      defaults={{ preset: 'balanced' }}
      submit={t('create')}
      action={addModel}
      done={t('created')}
    />
  );
  return (
    <Messages areas={['healthModel']}>
      <Panel title={t('title')} actions={add} flush>
        <p className="px-card pb-2 text-sm text-ink-2">{t('text')}</p>
        <ul aria-label={t('title')}>
          {models.map((model) => (
            <ModelRow key={model.id} model={model} order={order} times={times} editor={{ types: choices.type, spec: accountSetSpec, choices }} />
          ))}
        </ul>
      </Panel>
      <ParentPolicies policies={policies} />
    </Messages>
  );
});
