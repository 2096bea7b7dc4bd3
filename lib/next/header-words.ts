import { createTranslator } from 'use-intl/core';
import type { TableSpec } from '@/lib/kit/table-spec';
import { type Area, readLocale, readMessages } from '@/lib/next/messages';

/** The reader's words for a table's headers and fixed choices, by message key (area first). */
export async function headerWords({ columns }: Pick<TableSpec, 'columns'>): Promise<Record<string, string>> {
  const keys = columns.flatMap(({ header, options = [] }) => [header, ...options.map(({ label }) => label)]);
  const areas = [...new Set(keys.map((key) => key.slice(0, key.indexOf('.')) as Area))];
  const t = createTranslator({ locale: await readLocale(), messages: await readMessages(areas), timeZone: 'UTC' }) as (key: string) => string;
  return Object.fromEntries(keys.map((key) => [key, t(key)]));
}
