import { addDays, instantOf, localDay, localMinute } from '@/lib/kit/day';
import type { AlertPreference } from './contract';

const HOUR_AT = 11;

/** The hour of a local minute, YYYY-MM-DDTHH:mm. */
const hourOf = (instant: Date, timezone: string) => Number(localMinute(instant, timezone).slice(HOUR_AT, HOUR_AT + 2));

/** The first instant after another at which an hour begins in a zone. */
function nextHour(after: Date, hour: number, timezone: string): Date {
  const day = localDay(after, timezone);
  const on = (one: string) => instantOf(`${one}T${String(hour).padStart(2, '0')}:00`, timezone) ?? after;
  return on(day) > after ? on(day) : on(addDays(day, 1));
}

/** Whether an instant lies in the quiet hours, which may run over midnight. */
function isQuiet(at: Date, { quietFrom, quietTo }: AlertPreference, timezone: string): boolean {
  if (quietFrom === null || quietTo === null) return false;
  const hour = hourOf(at, timezone);
  return quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

/**
 * When a member is mailed of an alert that was raised: at once or with the day's others, never in their quiet hours.
 * @param timezone whose hours they are
 * @returns null for those who want no mail
 */
export function noticeDue(preference: AlertPreference, raisedAt: Date, timezone: string): Date | null {
  if (preference.delivery === 'off') return null;
  const due = preference.delivery === 'daily' ? nextHour(raisedAt, preference.dailyAt, timezone) : raisedAt;
  return isQuiet(due, preference, timezone) ? nextHour(due, preference.quietTo ?? 0, timezone) : due;
}
