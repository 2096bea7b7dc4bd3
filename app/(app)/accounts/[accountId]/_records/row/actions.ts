'use server';

import type { CollectionColumn } from '@/lib/features/collection/contract';
import { listRows } from '@/lib/features/collection/queries';
import { deleteRow, restoreRow, saveRow } from '@/lib/features/collection/rows';
import { parseMoney } from '@/lib/kit/money';
import { done, toAction } from '@/lib/next/action';
import { getTranslator } from '@/lib/next/messages';
import { rowDefaults } from './fields';

export const removeRow = toAction(deleteRow);
export const bringBackRow = toAction(restoreRow);

export interface RowPlace {
  accountId: string;
  collectionId: string;
  /** Null for a new row. */
  key: string | null;
}

/** Saves a row from its form: amounts as people type them become minor units. */
export async function keepRow(place: RowPlace, columns: readonly CollectionColumn[], { version, ...typed }: Record<string, unknown>) {
  const t = await getTranslator('collection');
  const values: Record<string, unknown> = {};
  for (const { id, kind, currency = '' } of columns) {
    const value = typed[id] ?? null;
    values[id] = kind === 'currency' && value !== null ? parseMoney(String(value), currency) : value;
    if (value !== null && values[id] === null) return { errors: [{ path: id, code: 'amount', message: t('badAmount', { currency }) }] };
  }
  return toAction(saveRow)({ ...place, version, values });
}

/** What a row says now, as its form holds it. */
export async function latestRow({ key, ...place }: RowPlace, columns: readonly CollectionColumn[]) {
  const row = done(await toAction(listRows)(place)).find((one) => one.key === key);
  return { version: row?.version ?? 0, values: row ? rowDefaults(columns, row) : {} };
}
