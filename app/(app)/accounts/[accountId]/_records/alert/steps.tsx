import { acknowledge, close, reopen, snooze, wake } from '@/app/(app)/accounts/[accountId]/_records/alert/actions';
import { closingFields, snoozeFields } from '@/app/(app)/accounts/[accountId]/_records/alert/fields';
import { ActButton } from '@/components/settings/act-button';
import { FormDialog } from '@/components/settings/form-dialog';
import type { Alert } from '@/lib/features/alert/contract';
import { addDays } from '@/lib/kit/day';
import { getTranslator } from '@/lib/next/messages';

/** What one can do with an alert where it stands. */
export async function AlertSteps({ alert: { id, status, acknowledgedAt, snoozedUntil }, today }: { alert: Alert; today: string }) {
  const t = await getTranslator('alert');
  if (status === 'closed') return <ActButton kind="default" label={t('reopen')} action={reopen.bind(null, { id })} done={t('reopened')} />;
  return (
    <div className="flex flex-wrap gap-2">
      {acknowledgedAt === null && (
        <ActButton kind="default" label={t('acknowledge')} action={acknowledge.bind(null, { id })} done={t('acknowledged')} />
      )}
      <FormDialog
        label={t('snooze')}
        title={t('snooze')}
        description={t('snoozeText')}
        fields={await snoozeFields()}
        defaults={{ until: addDays(today, 7) }}
        submit={t('snooze')}
        action={snooze.bind(null, id)}
        done={t('snoozed')}
      />
      {snoozedUntil !== null && <ActButton kind="default" label={t('wake')} action={wake.bind(null, { id })} done={t('woken')} />}
      <FormDialog
        label={t('close')}
        title={t('close')}
        fields={await closingFields()}
        submit={t('close')}
        action={close.bind(null, id)}
        done={t('closed')}
      />
    </div>
  );
}
