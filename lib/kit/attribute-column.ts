import type { AttributeDefinition } from '@/lib/kit/attribute';
import { minorDigits } from '@/lib/kit/money';
import type { Column, ColumnKind } from '@/lib/kit/table-spec';

/** A definition's column of a table: hidden until somebody chooses it. */
export function attributeColumn({ key, label, kind, currency }: AttributeDefinition): Column {
  const shared = { header: '', label, sortable: true, filterable: true, defaultVisible: false, width: 150 };
  const as = (id: string, shown: ColumnKind): Column => ({ ...shared, id, path: id, kind: shown });
  if (currency !== null && (kind === 'currency' || kind === 'calculated')) return as(`amount${minorDigits(currency)}.${key}`, 'money');
  if (kind === 'number' || kind === 'calculated') return as(`number.${key}`, 'number');
  if (kind === 'date') return as(`day.${key}`, 'date');
  return as(`text.${key}`, kind === 'person' ? 'person' : 'enum');
}

/** A table's spec with the organization's attributes as columns behind its own. */
export function withAttributeColumns<Spec extends { columns: readonly Column[] }>(spec: Spec, definitions: readonly AttributeDefinition[]): Spec {
  return { ...spec, columns: [...spec.columns, ...definitions.map(attributeColumn)] };
}
