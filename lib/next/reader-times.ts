import type { Caller } from '@/lib/core/actor';
import { formatInstant } from '@/lib/kit/date-format';
import { readLocale } from '@/lib/next/messages';

/** Writes an instant for the reader, in the organization's zone; null is an em dash. */
export type ReaderTimes = (instant: Date | null) => string;

export async function readerTimes({ organization }: Pick<Caller, 'organization'>): Promise<ReaderTimes> {
  const locale = await readLocale();
  return (instant) => formatInstant(instant?.toISOString() ?? null, locale, organization.timezone);
}
