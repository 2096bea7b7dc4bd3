import type { Column, ColumnKind } from '@/lib/kit/table-spec';

/**
 * Where an attribute's typed value stands, which is all that a filter or a sort must know of it; so a table's state
 * means the same wherever it is read, also where the definitions aren't at hand.
 */
export interface AttributeSource {
  key: string;
  storage: 'text' | 'number' | 'day';
  /** Decimals of an amount's main unit, in which it is shown and compared; stored are minor ones. */
  decimals: number;
}

const ID = /^(?:(text|number|day)|amount([0-4]))\.(.{1,100})$/su;
/** As far as filters go: their operators are those of the attribute's own kind. */
const KINDS: Record<AttributeSource['storage'], ColumnKind> = { text: 'enum', number: 'number', day: 'date' };

/** The attribute behind a column's id; null when it is none of ours. */
export function attributeSource(id: string): AttributeSource | null {
  const [, storage, decimals, key] = ID.exec(id) ?? [];
  if (key === undefined) return null;
  return { key, storage: (storage as AttributeSource['storage'] | undefined) ?? 'number', decimals: Number(decimals ?? 0) };
}

/** The column that an id names, as filters and sorts check it. */
export function namedColumn(id: string): Column | undefined {
  const source = attributeSource(id);
  return source ? { id, header: '', kind: KINDS[source.storage], path: id, sortable: true, filterable: true, defaultVisible: false } : undefined;
}
