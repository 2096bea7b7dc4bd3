import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { sentRows } from '@/lib/core/db/sent-rows';
import type { UpsertResult } from '@/lib/core/upsert';
import type { Reading, ReadRecord, RowFault } from './records';
import type { HeldImport } from './store';

/** A check or run under way. */
export interface Taking {
  id: string;
  kind: HeldImport['kind'];
  state: 'checking' | 'running';
  reading: Reading;
}

/** What became of the records of a batch. */
export interface Taken {
  result: UpsertResult;
  /** Those that are new or differ from what was stored, by the ids asked for. */
  changed: { key: string; isNew: boolean; before: string | null; digest: string }[];
  /** Those that were stored before. */
  old: ReadonlySet<string>;
  /** Accounts whose beginning moved. */
  starts: { id: number; before: Date; after: Date }[];
}

/** Where an id stands in the file. */
export interface KnownRecord {
  key: string;
  row: number;
  outcome: string | null;
}

/** The code, and the mark, of an id that the file has before. */
export const REPEATED = 'repeated';

/** What an import knows of some ids. */
export async function knownRecords({ db }: Context, importId: string, keys: readonly string[]): Promise<Map<string, KnownRecord>> {
  const rows = await db
    .selectFrom('importRecord')
    .select(['key', 'row', 'outcome'])
    .where('importId', '=', importId)
    .where((eb) => eb('key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .execute();
  return new Map(rows.map((row) => [row.key, row]));
}
const BESIDE = { column: null, code: 'beside', message: 'Another row of the same record was refused' };

/** Keeps the rows of refused records as they stand in the file, with why. @returns how many */
export async function keepFaults({ db, organization }: Context, importId: string, refused: ReadonlyMap<ReadRecord, RowFault[]>): Promise<number> {
  const rows = [...refused].flatMap(([{ rows: own }, faults]) =>
    own.map(({ row, cells }) => {
      const errors = faults.filter((fault) => fault.row === row).map(({ column, code, message }) => ({ column, code, message }));
      return { row, cells: cells.map((cell) => cell.replaceAll('\0', '')), errors: errors.length > 0 ? errors : [BESIDE] };
    }),
  );
  if (rows.length === 0) return 0;
  await sql`
    INSERT INTO import_fault (organization_id, import_id, row, cells, errors)
    SELECT ${organization.id}, ${importId}, r.row, ARRAY(SELECT jsonb_array_elements_text(r.cells)), r.errors
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (row integer, cells jsonb, errors jsonb)`.execute(db);
  return rows.length;
}

/**
 * Remembers, of a check, where each id stands; of a run, what its record was before.
 * @param chunk orders the transactions of a run: undoing begins with the greatest
 */
export async function keepRecords(
  ctx: Context,
  { id, state }: Taking,
  chunk: number,
  sound: readonly ReadRecord[],
  { changed }: Taken,
): Promise<void> {
  const rowOf = new Map(sound.map((one) => [one.id, one.rows[0]?.row ?? 0]));
  const kept = state === 'running' ? changed : [...rowOf.keys()].map((key) => ({ key, isNew: false, before: null, digest: null }));
  if (kept.length === 0) return;
  const rows = kept.map((one) => ({ ...one, row: rowOf.get(one.key) ?? 0 }));
  const columns = { key: 'text', row: 'integer', isNew: 'boolean', before: 'jsonb', digest: 'text' };
  await sql`
    INSERT INTO import_record (organization_id, import_id, key, row, chunk, is_new, before, digest)
    SELECT ${ctx.organization.id}, ${id}, r.key, r.row, ${chunk}, r.is_new, r.before, r.digest FROM ${sentRows(rows, columns)}
    ON CONFLICT (organization_id, import_id, key) DO UPDATE
      SET chunk = excluded.chunk, is_new = excluded.is_new, before = excluded.before, digest = excluded.digest, outcome = NULL`.execute(ctx.db);
}

/** Remembers what the beginnings of accounts were before. */
export async function keepStarts({ db, organization }: Context, importId: string, starts: Taken['starts']): Promise<void> {
  if (starts.length === 0) return;
  await sql`
    INSERT INTO import_start (organization_id, import_id, account_id, before, after)
    SELECT ${organization.id}, ${importId}, r.id, r.before, r.after
    FROM unnest(${starts.map(({ id }) => id)}::bigint[], ${starts.map(({ before }) => before)}::timestamptz[],
      ${starts.map(({ after }) => after)}::timestamptz[]) AS r (id, before, after)
    ON CONFLICT (organization_id, import_id, account_id) DO UPDATE SET after = excluded.after`.execute(db);
}

/** Ids that a check found again: a run refuses all rows of such a record, where it has several. */
export async function markRepeated({ db }: Context, { id, state }: Taking, read: readonly ReadRecord[]): Promise<void> {
  const keys = read.filter(({ faults }) => faults.some(({ code }) => code === REPEATED)).map((one) => one.id);
  if (state === 'running' || keys.length === 0) return;
  await db
    .updateTable('importRecord')
    .set({ outcome: REPEATED })
    .where('importId', '=', id)
    .where((eb) => eb('key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .execute();
}
