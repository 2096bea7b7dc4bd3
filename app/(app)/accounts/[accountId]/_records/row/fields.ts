import type { CollectionColumn, CollectionRow } from '@/lib/features/collection/contract';
import type { FieldKind, FieldSpec } from '@/lib/kit/form-field';
import { decimalMoney } from '@/lib/kit/money';

const KINDS: Record<CollectionColumn['kind'], FieldKind> = {
  text: 'text',
  number: 'number',
  date: 'date',
  list: 'select',
  currency: 'text',
  person: 'email',
  checkbox: 'checkbox',
};

/** A row's fields: one for each column. */
export function rowFields(columns: readonly CollectionColumn[]): FieldSpec[] {
  return columns.map(({ id, label, kind, options, currency }, index) => ({
    path: id,
    kind: KINDS[kind],
    label: currency ? `${label} (${currency})` : label,
    required: index === 0,
    ...(options && { options: options.map((value) => ({ value, label: value })) }),
  }));
}

/** What a row's form holds: amounts as decimals. */
export function rowDefaults(columns: readonly CollectionColumn[], { values }: CollectionRow): Record<string, unknown> {
  const shown = columns.map(({ id, kind, currency = '' }) => {
    const value = values[id] ?? null;
    if (value === null) return [id, kind === 'checkbox' ? false : ''];
    return [id, kind === 'currency' ? decimalMoney(Number(value), currency) : value];
  });
  return Object.fromEntries(shown);
}
