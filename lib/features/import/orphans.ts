import { type SqlBool, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { Reader } from '@/lib/core/stream';
import type { Taking } from './keep';
import { IMPORT_DOORS } from './kinds';
import { Displaced } from './lane';
import { type FileRow, type ReadRecord, readRecord } from './records';
import { advance, holdImport } from './store';
import { ORPHAN, takeRecords } from './take';

/** Refused rows that one transaction looks at. */
const PAGE = 1_000;

/** Rows that were refused for want of their parent alone, in the order of the file. */
async function orphansAfter({ db }: Context, importId: string, after: number): Promise<FileRow[]> {
  const rows = await db
    .selectFrom('importFault')
    .select(['row', 'cells'])
    .where('importId', '=', importId)
    .where('row', '>', after)
    .where(sql<SqlBool>`jsonb_array_length(errors) = 1 AND errors -> 0 ->> 'code' = ${ORPHAN}`)
    .orderBy('row')
    .limit(PAGE)
    .execute();
  return rows.map((row) => ({ ...row, end: 0, fault: null }));
}

/** Which of these ids the import took meanwhile: a check knows what it accepted, a run what it made. */
async function takenOf({ db }: Context, { id, state }: Taking, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('importRecord')
    .select('key')
    .where('importId', '=', id)
    .where((eb) => eb('key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .$if(state === 'running', (found) => found.where('digest', 'is not', null))
    .execute();
  return new Set(rows.map(({ key }) => key));
}

/** Those whose parents were taken, and those below them in turn. */
async function adopted(ctx: Context, taking: Taking, orphans: readonly ReadRecord[], parent: string): Promise<ReadRecord[]> {
  const parentOf = ({ record }: ReadRecord) => String(record[parent]);
  const known = await takenOf(ctx, taking, [...new Set(orphans.map(parentOf))]);
  const found: ReadRecord[] = [];
  for (let left = orphans, before = -1; before < found.length; ) {
    before = found.length;
    const next = left.filter((one) => known.has(parentOf(one)));
    left = left.filter((one) => !known.has(parentOf(one)));
    found.push(...next);
    for (const { id } of next) known.add(id);
  }
  return found;
}

/** A transaction of its own for each time: what it takes is undone before what was taken before it. */
async function nextChunk({ db }: Context, importId: string): Promise<number> {
  const { chunk } = await db
    .selectFrom('importRecord')
    .select((eb) => eb.fn.coalesce(eb.fn.max('chunk'), eb.lit(0)).as('chunk'))
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow();
  return chunk + 1;
}

/** Takes what it can of a page of orphans. @returns the last row looked at, and how many were taken; null after the last page */
async function takePage(ctx: Context, taking: Taking, parent: string, after: number): Promise<{ last: number; taken: number } | null> {
  await sql`SET LOCAL synchronous_commit = off`.execute(ctx.db);
  const held = await holdImport(ctx, taking.id);
  if (held.state !== taking.state) throw new Displaced();
  const rows = await orphansAfter(ctx, taking.id, after);
  const last = rows.at(-1)?.row;
  if (last === undefined) return null;
  const orphans = rows.map((row) => readRecord([row], taking.reading));
  const found = await adopted(ctx, taking, orphans, parent);
  if (found.length === 0) return { last, taken: 0 };
  const again = found.flatMap((one) => one.rows.map(({ row }) => row));
  await ctx.db
    .deleteFrom('importFault')
    .where('importId', '=', taking.id)
    .where((eb) => eb('row', '=', eb.fn.any(sql<number[]>`${again}::integer[]`)))
    .execute();
  const without = { ...held, rejected: held.rejected - again.length };
  const counts = await takeRecords(ctx, taking, found, await nextChunk(ctx, taking.id), async () => without);
  await advance(ctx, taking.id, counts);
  return { last, taken: held.rejected - counts.rejected };
}

/**
 * Once the whole file is read: takes the records whose parents came so much later that they weren't there yet, again
 * and again while that takes one. A worker that dies begins anew with those that are left.
 */
export async function takeOrphans(within: Reader, taking: Taking): Promise<void> {
  const { parent } = IMPORT_DOORS[taking.kind];
  if (parent === undefined) return;
  for (let after = 0, taken = 0; ; ) {
    const from = after;
    const page = await within((ctx) => takePage(ctx, taking, parent, from));
    if (page === null && taken === 0) return;
    taken = page === null ? 0 : taken + page.taken;
    after = page?.last ?? 0;
  }
}
