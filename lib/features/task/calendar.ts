import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { addDays } from '@/lib/kit/day';
import type { TaskRow } from './table';

interface CalendarOf {
  /** Shown by calendar programs. */
  name: string;
  /** Where the application is; its host makes the entries' ids unique in the world. */
  origin: string;
  /** Where a task opens, by its account's id and its own. */
  pathOf: (accountKey: string, key: string) => string;
  now: Date;
}

/** RFC 5545, 3.8.1.9: 1 is the highest. */
const PRIORITY: Readonly<Record<string, number>> = { urgent: 1, high: 3, normal: 5, low: 9 };

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

/** Open tasks with due days as an iCalendar (RFC 5545): one entry for a whole day each, which blocks no time. */
export function calendarOf(tasks: readonly TaskRow[], { name, origin, pathOf, now }: CalendarOf): string {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Rapport', product: 'Tasks' }, ttl: 3600 });
  for (const { key, accountKey, account, title, dueOn, priority } of tasks) {
    if (dueOn === null) continue;
    calendar.createEvent({
      id: `task-${encodeURIComponent(key)}@${new URL(origin).hostname}`,
      stamp: now,
      start: asDate(dueOn),
      end: asDate(addDays(dueOn, 1)),
      allDay: true,
      summary: title,
      description: account,
      url: new URL(pathOf(accountKey, key), origin).href,
      priority: PRIORITY[priority] ?? 0,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
