import { sql } from 'kysely';
import type { Context } from './context';

/** What belongs to a record, beside the row that it is. */
export interface RecordShape {
  table: string;
  /** Of a table that several kinds share. */
  kind?: string;
  /** Kind of the outside ids that lead to it; without one its key is the only id. */
  outsideIds?: 'account' | 'contact';
  /** Tables of its parts, and the column that holds its id there. */
  parts: readonly { table: string; column: string }[];
  /** Further tables whose rows go with it. */
  own: readonly string[];
  /** What the timeline calls it; null: the timeline tells nothing of it by its key. */
  source: string | null;
  /** Columns that also change without anybody changing the record. */
  loose: readonly string[];
}

/** A record's rows at one moment, as JSON that `putBack` takes. */
export interface RecordImage {
  /** As asked for. */
  key: string;
  id: number;
  digest: string;
  image: string;
}

type Scope = Pick<Context, 'db' | 'organization'>;

const rowsOf = (table: string, on: ReturnType<typeof sql>) => sql`(SELECT coalesce(jsonb_agg(to_jsonb(p) ORDER BY to_jsonb(p)), '[]')
  FROM ${sql.table(table)} p WHERE p.organization_id = r.organization_id AND ${on})`;

function partsOf({ parts }: RecordShape) {
  const fields = parts.flatMap(({ table, column }) => [sql.lit(table), rowsOf(table, sql`p.${sql.ref(column)} = r.id`)]);
  return fields.length === 0 ? sql`'{}'::jsonb` : sql`jsonb_build_object(${sql.join(fields)})`;
}

/** The records behind some of the customer's ids, as `r` and by the id asked for, live and deleted ones, of this organization. */
function recordsOf({ organization }: Scope, { table, kind, outsideIds }: RecordShape, keys: readonly string[]) {
  if (!outsideIds) {
    const same = kind === undefined ? sql`true` : sql`r.kind = ${kind}`;
    return {
      asked: sql`r.key`,
      from: sql`${sql.table(table)} r WHERE r.organization_id = ${organization.id} AND ${same} AND r.key = ANY(${keys}::text[])`,
    };
  }
  return {
    asked: sql`x.value`,
    from: sql`external_id x JOIN ${sql.table(table)} r ON r.organization_id = x.organization_id AND r.id = x.record_id
      WHERE x.organization_id = ${organization.id} AND x.kind = ${outsideIds} AND x.scope_id = 0 AND x.value = ANY(${keys}::text[])`,
  };
}

/** Of the row as text, which is made in half the time of its JSON. */
function digestOf(shape: RecordShape) {
  const none = JSON.stringify(Object.fromEntries(shape.loose.map((column) => [column, null])));
  const row = shape.loose.length === 0 ? sql`r` : sql`jsonb_populate_record(r, ${none}::jsonb)`;
  return shape.parts.length === 0 ? sql`md5(${row}::text)` : sql`md5(${row}::text || ${partsOf(shape)}::text)`;
}

/** What the rows of some records hold now, by the ids asked for; those that don't exist are left out. */
export async function readImages(scope: Scope, shape: RecordShape, keys: readonly string[]): Promise<RecordImage[]> {
  const told = shape.source === null ? sql`'[]'::jsonb` : rowsOf('timeline_entry', sql`p.source = ${shape.source} AND p.source_key = r.key`);
  const { asked, from } = recordsOf(scope, shape, keys);
  const { rows } = await sql<RecordImage>`
    SELECT ${asked} AS key, r.id, ${digestOf(shape)} AS digest,
      jsonb_build_object('row', to_jsonb(r), 'parts', ${partsOf(shape)}, 'told', ${told})::text AS image
    FROM ${from}`.execute(scope.db);
  return rows;
}

/** The same without what they hold: enough to see whether they changed. */
export async function readDigests(scope: Scope, shape: RecordShape, keys: readonly string[]): Promise<Omit<RecordImage, 'image'>[]> {
  const { asked, from } = recordsOf(scope, shape, keys);
  const { rows } = await sql<Omit<RecordImage, 'image'>>`
    SELECT ${asked} AS key, r.id, ${digestOf(shape)} AS digest FROM ${from}`.execute(scope.db);
  return rows;
}

/** Columns that can be written: not those that the database works out. */
async function columnsOf({ db }: Scope, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT attname AS name FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`.execute(db);
  return rows.map(({ name }) => name);
}

async function insertRows(scope: Scope, table: string, path: readonly string[], images: string): Promise<void> {
  const columns = sql.join((await columnsOf(scope, table)).map((name) => sql.ref(name)));
  await sql`
    INSERT INTO ${sql.table(table)} (${columns})
    SELECT ${columns} FROM jsonb_array_elements(${images}::jsonb) AS one (image),
      jsonb_populate_recordset(NULL::${sql.table(table)}, one.image #> ${path}::text[])`.execute(scope.db);
}

/** Takes away what belongs to records and what the timeline told of them. */
async function clear({ db, organization }: Scope, { parts, source, table }: RecordShape, ids: readonly number[]): Promise<void> {
  for (const part of parts) {
    await sql`DELETE FROM ${sql.table(part.table)} WHERE organization_id = ${organization.id} AND ${sql.ref(part.column)} = ANY(${ids}::bigint[])`.execute(
      db,
    );
  }
  if (source === null) return;
  await sql`
    DELETE FROM timeline_entry WHERE organization_id = ${organization.id} AND source = ${source}
      AND source_key IN (SELECT key FROM ${sql.table(table)} WHERE organization_id = ${organization.id} AND id = ANY(${ids}::bigint[]))`.execute(db);
}

/** Makes records what they were at the moment of their images, their parts and what was told of them included. */
export async function putBack(scope: Scope, shape: RecordShape, images: readonly Pick<RecordImage, 'id' | 'image'>[]): Promise<void> {
  if (images.length === 0) return;
  const all = `[${images.map(({ image }) => image).join(',')}]`;
  await clear(
    scope,
    shape,
    images.map(({ id }) => id),
  );
  const columns = (await columnsOf(scope, shape.table)).filter((name) => name !== 'organization_id' && name !== 'id');
  const values = sql.join(columns.map((name) => sql`${sql.ref(name)} = n.${sql.ref(name)}`));
  await sql`
    UPDATE ${sql.table(shape.table)} r SET ${values}
    FROM jsonb_array_elements(${all}::jsonb) AS one (image), jsonb_populate_record(NULL::${sql.table(shape.table)}, one.image -> 'row') n
    WHERE r.organization_id = ${scope.organization.id} AND n.organization_id = r.organization_id AND n.id = r.id`.execute(scope.db);
  for (const { table } of shape.parts) await insertRows(scope, table, ['parts', table], all);
  if (shape.source !== null) await insertRows(scope, 'timeline_entry', ['told'], all);
}

/** Of these records, those that rows of other tables refer to, except what goes with them. */
async function inUse({ db, organization }: Scope, shape: RecordShape, ids: readonly number[]): Promise<Set<number>> {
  const { rows: references } = await sql<{ table: string; column: string }>`
    SELECT c.conrelid::regclass::text AS table, a.attname AS column
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[2]
    WHERE c.contype = 'f' AND c.confrelid = ${shape.table}::regclass AND cardinality(c.conkey) = 2`.execute(db);
  const own = new Set([...shape.own, ...shape.parts.map(({ table }) => table)]);
  const used = new Set<number>();
  for (const { table, column } of references.filter((reference) => !own.has(reference.table))) {
    const among = table === shape.table ? sql`AND id <> ALL(${ids}::bigint[])` : sql``;
    const { rows } = await sql<{ id: number }>`
      SELECT DISTINCT ${sql.ref(column)} AS id FROM ${sql.table(table)}
      WHERE organization_id = ${organization.id} AND ${sql.ref(column)} = ANY(${ids}::bigint[]) ${among}`.execute(db);
    for (const { id } of rows) used.add(id);
  }
  return used;
}

/** Of these records, those on which nothing hangs that stays. */
export async function unused(scope: Scope, shape: RecordShape, ids: readonly number[]): Promise<number[]> {
  for (let free = [...ids]; ; ) {
    const used = free.length === 0 ? new Set<number>() : await inUse(scope, shape, free);
    if (used.size === 0) return free;
    free = free.filter((id) => !used.has(id));
  }
}

/** Deletes records for good, as if they had never been. */
export async function takeAway(scope: Scope, shape: RecordShape, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const { db, organization } = scope;
  await clear(scope, shape, ids);
  if (shape.outsideIds) {
    await sql`
      DELETE FROM external_id WHERE organization_id = ${organization.id} AND kind = ${shape.outsideIds} AND scope_id = 0
        AND record_id = ANY(${ids}::bigint[])`.execute(db);
  }
  await sql`DELETE FROM ${sql.table(shape.table)} WHERE organization_id = ${organization.id} AND id = ANY(${ids}::bigint[])`.execute(db);
}
