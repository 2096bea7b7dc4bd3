import { AlertEvidence } from '@/app/(app)/accounts/[accountId]/_records/alert/alert-evidence';
import { SEVERITY_TONES } from '@/components/alert/severity-tones';
import { Markdown } from '@/components/markdown/markdown';
import { type FactRow, FactRows } from '@/components/panel/fact-rows';
import { Band } from '@/components/ui/band';
import type { Alert } from '@/lib/features/alert/contract';
import type { OwnMetric } from '@/lib/features/metric/contract';
import { formatDay, formatInstant } from '@/lib/kit/date-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface AlertFactsProps {
  alert: Alert;
  place: AccountPlace;
  /** The organization's own metrics. */
  own: readonly OwnMetric[];
}

/** Where an alert stands and how it came there. */
export async function AlertFacts({ alert, place, own }: AlertFactsProps) {
  const { locale, timeZone } = place;
  const t = await getTranslator('alert');
  const { severity, status, raisedAt, rule, acknowledgedAt, acknowledgedBy, snoozedUntil, snoozeReason, outcome, closingNote, closedAt, closedBy } =
    alert;
  const at = (instant: string) => formatInstant(instant, locale, timeZone);
  const rows: (FactRow | false | null)[] = [
    { id: 'status', label: t('column.status'), value: t(`status.${status}`) },
    { id: 'severity', label: t('column.severity'), value: <Band tone={SEVERITY_TONES[severity]}>{t(`severity.${severity}`)}</Band> },
    { id: 'raisedAt', label: t('column.raisedAt'), value: at(raisedAt), hint: rule },
    alert.assignee !== null && { id: 'assignee', label: t('column.assignee'), value: alert.assignee.name },
    acknowledgedAt !== null && { id: 'acknowledged', label: t('status.acknowledged'), value: at(acknowledgedAt), hint: acknowledgedBy?.name },
    status === 'snoozed' && { id: 'snoozed', label: t('column.snoozedUntil'), value: formatDay(snoozedUntil, locale), hint: snoozeReason },
    outcome !== null && { id: 'outcome', label: t('column.outcome'), value: t(`outcome.${outcome}`), hint: closingNote },
    closedAt !== null && { id: 'closed', label: t('column.closedAt'), value: at(closedAt), hint: closedBy?.name },
  ];
  return (
    <>
      <div className="mt-3">
        <FactRows rows={rows.filter((row) => row !== false && row !== null)} />
      </div>
      {alert.evidence && alert.firedOn && (
        <AlertEvidence evidence={alert.evidence} firedOn={alert.firedOn} raisedAt={raisedAt} place={place} own={own} />
      )}
      {alert.body && (
        <div className="mt-4">
          <Markdown>{alert.body}</Markdown>
        </div>
      )}
    </>
  );
}
