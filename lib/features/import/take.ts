import { sql } from 'kysely';
import { type Context, unaudited } from '@/lib/core/context';
import { readDigests, readImages } from '@/lib/core/image';
import type { UpsertResult } from '@/lib/core/upsert';
import type { Batch } from './batches';
import { type KnownRecord, keepFaults, keepRecords, keepStarts, knownRecords, markRepeated, REPEATED, type Taken, type Taking } from './keep';
import { IMPORT_DOORS } from './kinds';
import { enterLane, type Lane } from './lane';
import { placeFault, type Reading, type ReadRecord, type RowFault } from './records';
import { advance, type HeldImport } from './store';

/** Beginnings of accounts that nobody stated, which the first of their records moves back. */
async function startsOf({ db }: Context, records: readonly ReadRecord[]): Promise<Map<number, Date>> {
  const keys = [...new Set(records.flatMap(({ record }) => (typeof record.accountId === 'string' ? record.accountId : [])))];
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('externalId as x')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'x.organizationId').onRef('a.id', '=', 'x.recordId'))
    .select(['a.id', 'a.startedAt'])
    .where('a.startedAtGiven', '=', false)
    .where('x.kind', '=', 'account')
    .where('x.scopeId', '=', 0)
    .where((eb) => eb('x.value', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .execute();
  return new Map(rows.map((row) => [row.id, row.startedAt]));
}

/** What there is of some records: to be put back after a run; of a check only enough to see what it would change. */
async function readBefore(
  ctx: Context,
  { kind, state }: Taking,
  ids: readonly string[],
): Promise<Map<string, { digest: string; image: string | null }>> {
  const { shape } = IMPORT_DOORS[kind];
  const found =
    state === 'running' ? await readImages(ctx, shape, ids) : (await readDigests(ctx, shape, ids)).map((one) => ({ ...one, image: null }));
  return new Map(found.map((one) => [one.key, one]));
}

/** Takes records through their kind's own door, and notes what that changed. The import is one entry of the audit, not each record. */
async function throughDoor(ctx: Context, taking: Taking, records: readonly ReadRecord[]): Promise<Taken> {
  const { upsert, shape } = IMPORT_DOORS[taking.kind];
  const { state } = taking;
  const ids = records.map(({ id }) => id);
  const before = await readBefore(ctx, taking, ids);
  let startsBefore = new Map<number, Date>();
  const quiet = unaudited(ctx);
  const { turn } = ctx;
  if (turn) {
    quiet.turn = async () => {
      await turn();
      startsBefore = await startsOf(ctx, records);
    };
  } else if (state === 'running') startsBefore = await startsOf(ctx, records);
  const result = await upsert(quiet, { data: records.map(({ record }) => record) });
  const changed = (await readDigests(ctx, shape, ids)).flatMap(({ key, digest }) => {
    const old = before.get(key);
    if (old?.digest === digest) return [];
    return [{ key, isNew: old === undefined, before: old?.image ?? null, digest }];
  });
  const starts = startsBefore.size === 0 ? [] : [...(await startsOf(ctx, records))];
  return {
    result,
    changed,
    old: new Set(before.keys()),
    starts: starts.flatMap(([id, after]) => {
      const old = startsBefore.get(id);
      return old && old.getTime() !== after.getTime() ? [{ id, before: old, after }] : [];
    }),
  };
}

/** The same, with nothing of it staying. */
async function triedOut(ctx: Context, taking: Taking, records: readonly ReadRecord[]): Promise<Taken> {
  await sql`SAVEPOINT trial`.execute(ctx.db);
  const taken = await throughDoor(ctx, taking, records);
  await sql`ROLLBACK TO SAVEPOINT trial`.execute(ctx.db);
  return taken;
}

/** Marks records whose id the file has before: two rows would overwrite each other, or half a record the other half. */
function refuseRepeated(read: readonly ReadRecord[], known: ReadonlyMap<string, KnownRecord>, { reading, state }: Taking): void {
  const column = reading.columns.findIndex((one) => one?.id === 'id');
  const first = new Map<string, number>();
  for (const { id, rows, faults } of read) {
    const row = rows[0]?.row ?? 0;
    const other = known.get(id);
    const isSplit = reading.parts.length > 0 && state === 'running' && other?.outcome === REPEATED;
    const earlier = first.get(id) ?? (other && other.row !== row ? other.row : null);
    if (id !== '' && (earlier !== null || isSplit)) {
      const together = reading.parts.length > 0 ? ': rows of one record must follow each other' : '';
      faults.push({ row, column, code: REPEATED, message: `The id also stands in row ${earlier ?? other?.row}${together}` });
    }
    if (faults.length === 0) first.set(id, row);
  }
}

/** The code of a record that lacks nothing but its parent. */
export const ORPHAN = 'unknown_parent';

/** A check takes nothing in for good: parents that it accepted before are not there, yet would be. */
async function pardonParents(ctx: Context, taking: Taking, records: readonly ReadRecord[], taken: Taken): Promise<Taken> {
  const { result, changed, old } = taken;
  const orphans = result.rejected.filter(({ errors }) => errors.every(({ code }) => code === ORPHAN));
  const { parent } = IMPORT_DOORS[taking.kind];
  if (taking.state === 'running' || orphans.length === 0 || parent === undefined) return taken;
  const parentOf = (index: number) => String(records[index]?.record[parent]);
  const known = await knownRecords(ctx, taking.id, [...new Set(orphans.map(({ index }) => parentOf(index)))]);
  const pardoned = new Set(orphans.filter(({ index }) => known.has(parentOf(index))));
  const more = [...pardoned].map(({ index }) => records[index]?.id ?? '').map((key) => ({ key, isNew: !old.has(key), before: null, digest: '' }));
  const rejected = result.rejected.filter((one) => !pardoned.has(one));
  return { ...taken, result: { ...result, accepted: result.accepted + pardoned.size, rejected }, changed: [...changed, ...more] };
}

function refusals(
  read: readonly ReadRecord[],
  sound: readonly ReadRecord[],
  { rejected }: UpsertResult,
  reading: Reading,
): Map<ReadRecord, RowFault[]> {
  const found = new Map(read.flatMap((one) => (one.faults.length > 0 ? [[one, one.faults] as const] : [])));
  for (const { index, errors } of rejected) {
    const record = sound[index];
    if (record)
      found.set(
        record,
        errors.flatMap((error) => placeFault(record, error, reading) ?? []),
      );
  }
  return found;
}
const NOTHING: Taken = { result: { accepted: 0, stale: 0, rejected: [] }, changed: [], old: new Set(), starts: [] };

type Counts = Pick<HeldImport, 'accepted' | 'stale' | 'rejected' | 'created' | 'updated'>;

/**
 * Takes records, and keeps what is to be known of them: the rows refused, and the records before.
 * @param chunk as keepRecords has it
 * @param turn asked for before anything is written that transactions share
 * @returns the import's counts with what became of these
 */
export async function takeRecords(
  ctx: Context,
  taking: Taking,
  read: readonly ReadRecord[],
  chunk: number,
  turn: () => Promise<HeldImport>,
): Promise<Counts> {
  refuseRepeated(read, await knownRecords(ctx, taking.id, [...new Set(read.map(({ id }) => id))]), taking);
  const sound = read.filter(({ faults }) => faults.length === 0);
  const take = taking.state === 'checking' ? triedOut : throughDoor;
  const taken = sound.length === 0 ? NOTHING : await pardonParents(ctx, taking, sound, await take(ctx, taking, sound));
  const { result } = taken;
  const refused = refusals(read, sound, result, taking.reading);
  const held = await turn();
  const rejected = await keepFaults(ctx, taking.id, refused);
  const kept = sound.filter((one) => !refused.has(one));
  await keepRecords(ctx, taking, chunk, kept, taken);
  await markRepeated(ctx, taking, read);
  await keepStarts(ctx, taking.id, taken.starts);
  const created = taken.changed.filter(({ isNew }) => isNew).length;
  return {
    accepted: held.accepted + result.accepted,
    stale: held.stale + result.stale,
    rejected: held.rejected + rejected,
    created: held.created + created,
    updated: held.updated + taken.changed.length - created,
  };
}

/**
 * Takes a batch in one transaction with everything that is to be known of it, and how far the import is. So a worker
 * that dies loses nothing and does nothing twice.
 * @throws Displaced when the import is no longer there, or somewhere else in its file
 */
export async function takeBatch(ctx: Context, taking: Taking, batch: Batch, lane: Lane): Promise<void> {
  // A batch that a crash takes back is taken again from where the import stands then; its end waits for the disk.
  await sql`SET LOCAL synchronous_commit = off`.execute(ctx.db);
  const turn = await enterLane(ctx, taking, batch, lane);
  const counts = await takeRecords(ctx, taking, batch.read, batch.from, turn);
  await advance(ctx, taking.id, { ...counts, position: batch.to, byteOffset: batch.end });
}
