import { acknowledge, assign, close, reopen, snooze, wake } from '@/app/(app)/accounts/[accountId]/_records/alert/actions';
import { assigneeFields, closingFields, snoozeFields, USUAL_SNOOZE_DAYS } from '@/app/(app)/accounts/[accountId]/_records/alert/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { ActButton } from '@/components/settings/act-button';
import type { Alert } from '@/lib/features/alert/contract';
import { listMembers } from '@/lib/features/member/queries';
import { addDays } from '@/lib/kit/day';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

/** What one can do with an alert where it stands. */
export async function AlertSteps({ alert, place }: { alert: Alert; place: Pick<AccountPlace, 'caller' | 'today'> }) {
  const { id, status, acknowledgedAt, snoozedUntil, assignee } = alert;
  const t = await getTranslator('alert');
  if (status === 'closed') return <ActButton kind="default" label={t('reopen')} action={reopen.bind(null, { id })} done={t('reopened')} />;
  const members = await readForPage(listMembers, place.caller, {});
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
        defaults={{ until: addDays(place.today, USUAL_SNOOZE_DAYS) }}
        submit={t('snooze')}
        action={snooze.bind(null, id)}
        done={t('snoozed')}
      />
      {snoozedUntil !== null && <ActButton kind="default" label={t('wake')} action={wake.bind(null, { id })} done={t('woken')} />}
      <FormDialog
        label={t('assign')}
        title={t('assign')}
        fields={await assigneeFields(members)}
        defaults={{ assigneeId: assignee?.id }}
        submit={t('assign')}
        action={assign.bind(null, id)}
        done={t('assigned')}
      />
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
