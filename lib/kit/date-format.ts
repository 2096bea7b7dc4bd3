import { NO_VALUE } from '@/lib/kit/number-format';

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = cache.get(key) ?? new Intl.DateTimeFormat(locale, options);
  cache.set(key, known);
  return known;
}

/** A calendar day (YYYY-MM-DD), which no time zone moves: "14 Jul 2026". */
export function formatDay(day: string | null, locale: string): string {
  if (day === null) return NO_VALUE;
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return formatter(locale, options).format(Date.parse(`${day}T00:00:00Z`));
}

/** A calendar day without its year, for axes: "14 Jul". */
export function formatShortDay(day: string, locale: string): string {
  const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return formatter(locale, options).format(Date.parse(`${day}T00:00:00Z`));
}

/** The month of a calendar day: "Jul 2026". */
export function formatMonth(day: string, locale: string): string {
  const options = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return formatter(locale, options).format(Date.parse(`${day}T00:00:00Z`));
}

/** An instant in the reader's time zone, to the minute: "14 Jul 2026, 09:30". */
export function formatInstant(instant: string | null, locale: string, timeZone: string): string {
  if (instant === null) return NO_VALUE;
  const options = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  } as const;
  return formatter(locale, options).format(Date.parse(instant));
}

/** The time of day of an instant in the reader's time zone: "09:30". */
export function formatTime(instant: string, locale: string, timeZone: string): string {
  return formatter(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(Date.parse(instant));
}

/** An instant in the reader's time zone, to the second: "14 Jul 2026, 09:30:05". */
export function formatMoment(instant: string, locale: string, timeZone: string): string {
  return formatter(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(Date.parse(instant));
}
