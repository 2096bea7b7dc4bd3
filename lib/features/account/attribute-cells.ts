import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { SqlColumn } from '@/lib/core/db/table-query';
import { readDefinitions } from '@/lib/features/attribute/queries';
import type { AttributeDefinition } from '@/lib/kit/attribute';
import { attributeColumn } from '@/lib/kit/attribute-column';
import { attributeSource } from '@/lib/kit/named-column';

const STORED = {
  text: { name: sql.ref('v.text_value'), type: 'text' },
  number: { name: sql.ref('v.number_value'), type: 'float8' },
  day: { name: sql.ref('v.day_value'), type: 'date' },
} as const;

const SORTED = { text: sql.ref('s.text_value'), number: sql.ref('s.number_value'), day: sql.ref('s.day_value') } as const;

/** The list's column for an attribute, over `account a`: filters begin with the index of its values. */
export function attributeSqlColumn(id: string): SqlColumn | undefined {
  const source = attributeSource(id);
  if (!source) return undefined;
  const { name, type } = STORED[source.storage];
  return {
    type,
    scale: 10 ** source.decimals,
    value: sql`(SELECT ${name} FROM attribute_value v WHERE v.organization_id = a.organization_id AND v.account_id = a.id AND v.key = ${source.key})`,
    through: { value: name, rows: (met) => sql`a.id IN (SELECT v.account_id FROM attribute_value v WHERE v.key = ${source.key} AND ${met})` },
  };
}

/** The same to sort by, where the attribute's values are joined as `s`. */
export function sortedAttribute(id: string): { key: string; column: SqlColumn } | undefined {
  const source = attributeSource(id);
  const column = attributeSqlColumn(id);
  if (!source || !column) return undefined;
  return { key: source.key, column: { ...column, value: SORTED[source.storage], joined: { key: sql.ref('s.account_id') } } };
}

interface ValueRow {
  textValue: string | null;
  numberValue: number | null;
  dayValue: string | null;
  person: string | null;
}

/** A typed value as a cell of its column holds it. */
function cellOf({ kind, choices, currency }: AttributeDefinition, { textValue, numberValue, dayValue, person }: ValueRow): unknown {
  if (numberValue !== null) return currency === null ? numberValue : { amount: numberValue, currency };
  if (kind === 'person' && textValue !== null) return { id: textValue, name: person ?? textValue };
  return choices.find((choice) => choice.value === textValue)?.label ?? textValue ?? dayValue;
}

/** The attributes of some accounts as cells, by account and column. */
export async function attributeCells(ctx: Pick<Context, 'db'>, ids: readonly number[]): Promise<Map<number, Record<string, unknown>>> {
  const definitions = new Map((await readDefinitions(ctx, 'account')).map((definition) => [definition.key, definition]));
  if (definitions.size === 0 || ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('attributeValue as v')
    .leftJoin('identity as i', 'i.email', 'v.textValue')
    .select(['v.accountId', 'v.key', 'v.textValue', 'v.numberValue', 'v.dayValue', 'i.name as person'])
    .where((eb) => eb('v.accountId', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
    .execute();
  const cells = new Map<number, Record<string, unknown>>();
  for (const { accountId, key, ...value } of rows) {
    const definition = definitions.get(key);
    if (!definition) continue;
    const row = cells.get(accountId) ?? {};
    row[attributeColumn(definition).id] = cellOf(definition, value);
    cells.set(accountId, row);
  }
  return cells;
}
