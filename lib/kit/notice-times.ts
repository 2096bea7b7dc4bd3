import { addDays, dayNumber, dayOf, instantOf, localDay, localMinute, weekStart } from '@/lib/kit/day';

/** When a member wants mails; hours are those of the organization's zone. */
export interface NoticeWish {
  delivery: 'off' | 'at_once' | 'daily' | 'weekly';
  /** Of the day's mail. */
  dailyAt: number;
  /** Nothing is mailed from this hour to the other. */
  quietFrom: number | null;
  quietTo: number | null;
}

const HOUR_AT = 11;
const DAYS_A_WEEK = 7;

/** The hour of a local minute, YYYY-MM-DDTHH:mm. */
const hourOf = (instant: Date, timezone: string) => Number(localMinute(instant, timezone).slice(HOUR_AT, HOUR_AT + 2));

const hourOn = (day: string, hour: number, timezone: string) => instantOf(`${day}T${String(hour).padStart(2, '0')}:00`, timezone);

/** The first instant after another at which an hour begins in a zone. */
function nextHour(after: Date, hour: number, timezone: string): Date {
  const day = localDay(after, timezone);
  const on = (one: string) => hourOn(one, hour, timezone) ?? after;
  return on(day) > after ? on(day) : on(addDays(day, 1));
}

/** The same, on a Monday. */
function nextMonday(after: Date, hour: number, timezone: string): Date {
  const next = nextHour(after, hour, timezone);
  const day = dayNumber(localDay(next, timezone));
  const monday = weekStart(day) === day ? day : weekStart(day) + DAYS_A_WEEK;
  return hourOn(dayOf(monday), hour, timezone) ?? next;
}

/** Whether an instant lies in the quiet hours, which may run over midnight. */
function isQuiet(at: Date, { quietFrom, quietTo }: NoticeWish, timezone: string): boolean {
  if (quietFrom === null || quietTo === null) return false;
  const hour = hourOf(at, timezone);
  return quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

/** When the mail of a wish goes out, quiet hours aside. */
function dueOf({ delivery, dailyAt }: NoticeWish, at: Date, timezone: string): Date {
  if (delivery === 'daily') return nextHour(at, dailyAt, timezone);
  return delivery === 'weekly' ? nextMonday(at, dailyAt, timezone) : at;
}

/**
 * When a member is mailed of something that happened: at once, with the day's others or on Monday with the week's, never
 * in their quiet hours.
 * @param timezone whose hours they are
 * @returns null for those who want no mail
 */
export function noticeDue(wish: NoticeWish, at: Date, timezone: string): Date | null {
  if (wish.delivery === 'off') return null;
  const due = dueOf(wish, at, timezone);
  return isQuiet(due, wish, timezone) ? nextHour(due, wish.quietTo ?? 0, timezone) : due;
}
