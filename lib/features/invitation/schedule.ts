import { addDays, instantOf, localDay, localMinute, startOfDay } from '@/lib/kit/day';

interface Waits {
  remindAfterDays: number | null;
  expiresAfterDays: number;
}

/**
 * When a reminder is due and when the link ends, in the organization's days: the reminder at the same time of the day,
 * however clocks are changed in between, the end with the last day.
 */
export function invitationTimes(sentAt: Date, timezone: string, { remindAfterDays, expiresAfterDays }: Waits) {
  const [day = '', time = ''] = localMinute(sentAt, timezone).split('T');
  return {
    remindAt: remindAfterDays === null ? null : instantOf(`${addDays(day, remindAfterDays)}T${time}`, timezone),
    expiresAt: startOfDay(addDays(day, expiresAfterDays + 1), timezone),
  };
}

/** The last day of a link that ends at an instant. */
export const lastDayOf = (expiresAt: Date, timezone: string): string => localDay(new Date(expiresAt.getTime() - 1), timezone);
