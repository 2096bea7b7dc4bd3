import * as z from 'zod';

/** An instant with offset, ISO 8601, that every calendar and the database can hold. */
export const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getUTCFullYear() >= 1900 && at.getUTCFullYear() <= 9999, 'The year must be 1900 to 9999');

/** A calendar day, YYYY-MM-DD, that every calendar and the database can hold. */
export const CalendarDay = z.iso.date().refine((day) => day >= '1900-01-01', 'The year must be 1900 to 9999');
