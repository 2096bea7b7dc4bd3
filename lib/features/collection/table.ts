import type { Column, ColumnKind, TableSpec } from '@/lib/kit/table-spec';

export const COLUMN_KINDS = ['text', 'number', 'date', 'list', 'currency', 'person', 'checkbox'] as const;
export type CollectionColumnKind = (typeof COLUMN_KINDS)[number];
/** Kinds that can tell rows apart. */
export const KEY_KINDS = ['text', 'number', 'date', 'person'] as const;

interface OwnColumn {
  id: string;
  label: string;
  kind: CollectionColumnKind;
  options?: readonly string[];
  currency?: string;
}

interface OwnRow {
  key: string;
  values: Readonly<Record<string, string | number | boolean | null>>;
}

const KINDS: Record<CollectionColumnKind, ColumnKind> = {
  text: 'text',
  number: 'number',
  date: 'date',
  list: 'enum',
  currency: 'money',
  person: 'text',
  checkbox: 'boolean',
};

/** A collection as a table: its first column opens the row, all of them are sorted and filtered. */
export function collectionSpec(collection: { id: string; columns: readonly OwnColumn[] }): TableSpec<{ key: string }> {
  const columns = collection.columns.map(({ id, label, kind }, index): Column => {
    const shown = { id, label, header: 'collection.column', path: id, sortable: true, filterable: true };
    return index === 0 ? { ...shown, kind: 'link' } : { ...shown, kind: KINDS[kind], width: kind === 'text' ? 200 : 130 };
  });
  return {
    id: 'collection',
    rowKey: 'key',
    rowHref: `?open=row:${collection.id}:{key}`,
    defaultSort: { column: collection.columns[0]?.id ?? '', direction: 'asc' },
    columns,
  };
}

/** The rows as the table shows them; people by name. */
export function collectionRows(columns: readonly OwnColumn[], rows: readonly OwnRow[], people: Readonly<Record<string, string>>): { key: string }[] {
  return rows.map(({ key, values }) => {
    const cells = columns.map(({ id, kind, currency }, index) => {
      const value = values[id] ?? null;
      if (value === null) return [id, null];
      if (kind === 'currency') return [id, { amount: value, currency }];
      if (kind === 'person') return [id, people[String(value)] ?? value];
      return [id, index === 0 ? String(value) : value];
    });
    return { ...Object.fromEntries(cells), key };
  });
}
