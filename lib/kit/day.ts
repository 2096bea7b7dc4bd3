import { Temporal } from 'temporal-polyfill';

/**
 * Calendar days, months and their instants in an IANA time zone. A day is 'YYYY-MM-DD' outside and, where it is
 * counted with, a day number: days since 1970-01-01. A month index is year × 12 + month − 1.
 */
export const MS_A_DAY = 86_400_000;

/** The calendar day of an instant in a zone. */
export function localDay(instant: Date, timezone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timezone).toPlainDate().toString();
}

/** The day number of an instant in UTC. */
export function utcDay(instant: Date): number {
  return Math.floor(instant.getTime() / MS_A_DAY);
}

/** Days since 1970-01-01 of a calendar day. @throws RangeError when it is no day */
export function dayNumber(day: string): number {
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  if (Number.isNaN(ms)) throw new RangeError(`not a day: ${day}`);
  return ms / MS_A_DAY;
}

/** The calendar day of a day number. */
export function dayOf(number: number): string {
  return new Date(number * MS_A_DAY).toISOString().slice(0, 10);
}

/** The day `days` after (before, if negative) a day. */
export function addDays(day: string, days: number): string {
  return dayOf(dayNumber(day) + days);
}

/** Month index and zero-based day of the month of a day number. */
export function monthOf(number: number): { month: number; index: number } {
  const date = new Date(number * MS_A_DAY);
  return { month: date.getUTCFullYear() * 12 + date.getUTCMonth(), index: date.getUTCDate() - 1 };
}

/** Day number of a month's 1st. */
export function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / MS_A_DAY;
}

/** Day number of the Monday on or before a day (ISO 8601 weeks). */
export function weekStart(number: number): number {
  return number - ((number + 3) % 7);
}

/** The first instant of a calendar day in a zone: not always midnight, where clocks jump over it. */
export function startOfDay(day: string, timezone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: timezone }).startOfDay().epochMilliseconds);
}

/** Whether a text names an IANA time zone that this runtime knows. */
export function isTimezone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return !/^[+-]/.test(text);
  } catch {
    return false;
  }
}

/** The instant of a local day and time (YYYY-MM-DDTHH:mm) in a zone; null for what is none. Skipped times move on. */
export function instantOf(local: string, timezone: string): Date | null {
  try {
    return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timezone).epochMilliseconds);
  } catch {
    return null;
  }
}

/** The local day and time of an instant in a zone, to the minute: YYYY-MM-DDTHH:mm. */
export function localMinute(instant: Date, timezone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timezone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' });
}
