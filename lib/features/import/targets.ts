import type { Context } from '@/lib/core/context';
import { readDefinitions } from '@/lib/features/attribute/queries';
import { ATTRIBUTE_PREFIX, type AttributeDefinition, type AttributeKind } from '@/lib/kit/attribute';
import type { Target } from './contract';
import { type CellType, type ImportColumn, type ImportKind, importKind } from './table';

const TYPES: Readonly<Record<Exclude<AttributeKind, 'calculated'>, CellType>> = {
  text: 'text',
  number: 'number',
  date: 'day',
  list: 'choice',
  lifecycle: 'choice',
  currency: 'money',
  person: 'text',
};

/** An organization's own attribute; its choices may be written as people read them. */
function attributeTarget({ key, label, kind, choices, currency }: AttributeDefinition): ImportColumn[] {
  if (kind === 'calculated') return [];
  const words = Object.fromEntries(choices.flatMap(({ value, label: said }) => [said, value].map((word) => [word.toLowerCase(), value])));
  return [
    { id: `${ATTRIBUTE_PREFIX}${key}`, type: TYPES[kind], label, ...(currency !== null && { currency }), ...(choices.length > 0 && { words }) },
  ];
}

/** Everything that a column of a file of this kind can be. */
export async function targetsOf(ctx: Pick<Context, 'db'>, kind: ImportKind): Promise<ImportColumn[]> {
  const { columns } = importKind(kind);
  return kind === 'account' ? [...columns, ...(await readDefinitions(ctx, 'account')).flatMap(attributeTarget)] : [...columns];
}

/** A target as others see it. */
export function shownTarget({ id, type, required, part, label }: ImportColumn): Target {
  return { id, type, required: required ?? false, part: part ?? null, label: label ?? null };
}
