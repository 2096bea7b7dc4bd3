import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { holdKind } from '@/lib/core/record-upsert';
import type { Batch } from './batches';
import type { Taking } from './keep';
import { IMPORT_DOORS } from './kinds';
import { type HeldImport, holdImport } from './store';

/** The import was stopped, or somebody else took it further: what this transaction did must not stay. */
export class Displaced extends Error {}

/** A batch beside the one before it, both in transactions of their own. */
export interface Lane {
  /** Where the batch before it begins in the file; null when none can be under way. */
  after: number | null;
  /** Says that the next batch can be begun beside this one. */
  open(): void;
}

/** Batches in memory: those taken at once, or the one that is taken and the next one, being read. */
const LANES = 2;

/** Names the transaction that takes the batch at a place of the file: held by it, waited for by the next one. */
const placeKey = (importId: string, from: number) => sql`hashtextextended(${`import ${importId} ${from}`}, 0)`;

/** Waits until the batch before is committed or given up, and holds the import. @throws Displaced */
async function takeTurn(ctx: Context, { id, state }: Taking, { from }: Batch, { after }: Lane): Promise<HeldImport> {
  if (after !== null) await sql`SELECT pg_advisory_xact_lock_shared(${placeKey(id, after)})`.execute(ctx.db);
  const held = await holdImport(ctx, id);
  if (held.state !== state || held.position !== from) throw new Displaced();
  return held;
}

/** Whether no other run of this kind could touch the same records meanwhile: one that begins later sees this one. */
async function isOnlyRun({ db }: Context, { id, kind }: Taking): Promise<boolean> {
  const other = await db
    .selectFrom('dataImport')
    .select('id')
    .where('state', '=', 'running')
    .where('kind', '=', kind)
    .where('id', '!=', id)
    .limit(1)
    .executeTakeFirst();
  return other === undefined;
}

/**
 * Begins the transaction of a batch: beside the one before it where that can be, else after it. All waiting is the
 * database's, and each thing is held before the next batch begins, so that none waits for what comes after it.
 * @returns what to call before anything is written that batches share: it answers the import, held
 */
export async function enterLane(ctx: Context, taking: Taking, batch: Batch, lane: Lane): Promise<() => Promise<HeldImport>> {
  let held: Promise<HeldImport> | undefined;
  const turn = () => {
    held ??= takeTurn(ctx, taking, batch, lane);
    return held;
  };
  const { apart } = IMPORT_DOORS[taking.kind];
  if (taking.state === 'checking' || apart === undefined || !(await isOnlyRun(ctx, taking))) {
    await turn();
    return turn;
  }
  await sql`SELECT pg_advisory_xact_lock(${placeKey(taking.id, batch.from)})`.execute(ctx.db);
  ctx.turn = async () => {
    await turn();
  };
  await holdKind(ctx, apart);
  lane.open();
  return turn;
}

/** A batch that is being taken. */
interface Underway {
  batch: Batch;
  done: Promise<void>;
  /** Once the next one can be begun. */
  opened: Promise<void>;
}

type Take = (batch: Batch, lane: Lane) => Promise<void>;

function begin(batch: Batch, after: number | null, take: Take): Underway {
  let open = () => {};
  const ready = new Promise<void>((resolve) => {
    open = resolve;
  });
  const done = take(batch, { after, open });
  const opened = Promise.race([ready, done]);
  // Told to whoever waits for it; until then nobody listens.
  for (const promise of [done, opened]) promise.catch(() => undefined);
  return { batch, done, opened };
}

/** Whether two batches have an id in common: the later one must find what became of it. */
function meet(one: Batch, other: Batch): boolean {
  const ids = new Set(one.read.map(({ id }) => id));
  return other.read.some(({ id }) => ids.has(id));
}

/** Takes batches in their order, each beside the one before it if both agree. @throws what the first one that fails throws */
export async function inTurn(batches: AsyncIterable<Batch>, take: Take): Promise<void> {
  const underway: Underway[] = [];
  try {
    for await (const batch of batches) {
      const before = underway.at(-1);
      if (before) await (meet(before.batch, batch) ? before.done : before.opened);
      underway.push(begin(batch, before?.batch.from ?? null, take));
      if (underway.length === LANES) await underway.shift()?.done;
    }
    for (const { done } of underway) await done;
  } finally {
    await Promise.allSettled(underway.map(({ done }) => done));
  }
}
