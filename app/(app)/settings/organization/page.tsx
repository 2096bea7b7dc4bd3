import { changeOrganization } from '@/app/(app)/settings/organization/actions';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { SavingForm } from '@/components/settings/saving-form';
import { CopyField } from '@/components/ui/copy-field';
import { may } from '@/lib/core/actor';
import { readOrganization } from '@/lib/features/organization/queries';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

const optionsOf = (values: readonly string[]) => [...new Set(values)].map((value) => ({ value, label: value }));

export default settingsPart('organization', async (caller) => {
  const { id, name, timezone, currency, retentionYears, brandColour, pendingTimezone } = await readForPage(readOrganization, caller, {});
  const t = await getTranslator('settings');
  const fields: FieldSpec[] = [
    { path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 100 },
    {
      path: 'timezone',
      kind: 'select',
      label: t('organization.timezone'),
      hint: t('organization.timezoneHint'),
      required: true,
      options: optionsOf([timezone, 'UTC', ...Intl.supportedValuesOf('timeZone')]),
    },
    {
      path: 'currency',
      kind: 'select',
      label: t('organization.currency'),
      required: true,
      options: optionsOf([currency, ...Intl.supportedValuesOf('currency')]),
    },
    { path: 'brandColour', kind: 'text', label: t('organization.colour'), hint: t('organization.colourHint'), required: false, maxLength: 7 },
  ];
  const defaults = { name, timezone: pendingTimezone ?? timezone, currency, brandColour: brandColour ?? '' };
  return (
    <Panel title={t('parts.organization')}>
      <div className="grid max-w-92 gap-4">
        <div className="grid gap-1">
          <p className="font-medium">{t('organization.id')}</p>
          <CopyField label={t('organization.id')} value={id} />
        </div>
        {pendingTimezone && (
          <p role="status" className="rounded-md bg-info-soft px-3 py-1.5 text-info">
            {t('organization.pending', { timezone: pendingTimezone })}
          </p>
        )}
        {may(caller.actor, 'organization:admin') ? (
          <SavingForm fields={fields} defaults={defaults} action={changeOrganization} submit={t('save')} done={t('saved')} />
        ) : (
          <p className="text-ink-2">{[name, timezone, currency, t('organization.readOnly')].join(' · ')}</p>
        )}
        <p className="text-sm text-ink-2">{t('organization.retention', { years: retentionYears })}</p>
      </div>
    </Panel>
  );
});
