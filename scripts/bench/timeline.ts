import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { findPage, type Position, type Search } from '@/lib/features/timeline/find-entries';
import { readEntries } from '@/lib/features/timeline/read-entries';
import { fillTimeline, rankedWord } from '@/tests/support/many-timeline-entries';
import type { Bench, Finding } from './measurement';
import { median, p95, shown, timed } from './statistics';
import { newTenant } from './tenant';

const [RATIO, SEARCH_MS] = [1.3, 100];
const ENTRIES = 100_000;
const PAGE = 50;
/** Pages of each place, and searches of each word, so often a repetition. */
const RUNS = 40;
const RANKS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 20_000];

/** Words from the most frequent to rare ones, two together, a beginning, and one that stands nowhere. */
const queries = [...RANKS.map(rankedWord), `${rankedWord(1)} ${rankedWord(50)}`, rankedWord(3).slice(0, 2), 'nowhere'];

async function readPage(ctx: Context, search: Search, older?: Position): Promise<number> {
  const { ids } = await findPage(ctx, search, { older }, PAGE);
  return (await readEntries(ctx, ids)).length;
}

/** Milliseconds in the database: the page's statements within a transaction that is open already. */
function timesOf(caller: Caller, runs: number, work: (ctx: Context) => Promise<unknown>): Promise<number[]> {
  return withTenant(caller.organization.id, async (db) => {
    const ctx = makeContext(caller, db);
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await timed(() => work(ctx)));
    return times;
  });
}

async function farPosition(caller: Caller, accountId: number, entries: number): Promise<Position> {
  return withTenant(caller.organization.id, async (db) => {
    const far = await sql<{ at: Date; id: number }>`
      SELECT at, id FROM timeline_entry WHERE account_id = ${accountId} ORDER BY at DESC, id DESC OFFSET ${entries - PAGE - 1} LIMIT 1`.execute(db);
    const [{ at, id } = { at: new Date(0), id: 0 }] = far.rows;
    return [at.toISOString(), id];
  });
}

/** A page at the far end of a long timeline against its first page, and full-text search in it. */
export async function measureTimeline({ scale, repetitions }: Bench): Promise<Finding[]> {
  const caller = await newTenant('Timeline');
  const entries = Math.round(ENTRIES * scale);
  await invoke(upsertAccounts, caller, { data: [{ id: 'long', name: 'Long' }] });
  const { id: accountId } = await withTenant(caller.organization.id, (db) => db.selectFrom('account').select('id').executeTakeFirstOrThrow());
  await fillTimeline(caller.organization.id, accountId, entries);
  const everything: Search = { accountIds: [accountId], kinds: null };
  const far = await farPosition(caller, accountId, entries);
  const [first, last]: [number[], number[]] = [[], []];
  for (let round = 0; round < repetitions; round++) {
    first.push(...(await timesOf(caller, RUNS, (ctx) => readPage(ctx, everything))));
    last.push(...(await timesOf(caller, RUNS, (ctx) => readPage(ctx, everything, far))));
  }
  let slowest = { query: '', ms: 0 };
  const all: number[] = [];
  for (const query of queries) {
    const times = await timesOf(caller, RUNS * repetitions, (ctx) => readPage(ctx, { ...everything, query }));
    all.push(...times);
    if (p95(times) > slowest.ms) slowest = { query, ms: p95(times) };
  }
  return [
    {
      what: `timeline of ${shown(entries)} entries: far page ÷ first page`,
      sides: [`${shown(median(last))} ms`, `${shown(median(first))} ms`],
      value: median(last) / median(first),
      bound: 'most',
      target: RATIO,
      notes: [`pages of ${PAGE}, medians of ${RUNS * repetitions} each, with their texts, snapshots and names`],
    },
    {
      what: `timeline of ${shown(entries)} entries: slowest search p95, ms`,
      sides: [slowest.query, `${shown(p95(all))} ms over all`],
      value: slowest.ms,
      bound: 'most',
      target: SEARCH_MS,
      notes: [`${queries.length} queries: words that two of three entries hold down to one in 10,000, two together, a beginning, none`],
    },
  ];
}
