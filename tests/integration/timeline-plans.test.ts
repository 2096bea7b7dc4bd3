import '@/tests/support/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { findPage, type Position, type Search } from '@/lib/features/timeline/find-entries';
import { fillTimeline, rankedWord } from '@/tests/support/many-timeline-entries';
import { pagesRead } from '@/tests/support/plans';
import { newTenant } from '@/tests/support/tenant';

const ENTRIES = 30_000;
const PAGE = 50;
/** Milliseconds of one search that mean a plan went wrong, also on a busy machine; the bench measures. */
const BUDGET = 2_000;

let caller: Caller;
let accountId: number;

beforeAll(async () => {
  caller = await newTenant('Long');
  await invoke(upsertAccounts, caller, {
    data: [
      { id: 'long', name: 'Long' },
      { id: 'short', name: 'Short' },
    ],
  });
  const accounts = await withTenant(caller.organization.id, (db) => db.selectFrom('account').select(['id', 'key']).orderBy('key').execute());
  accountId = accounts[0]?.id ?? 0;
  await fillTimeline(caller.organization.id, accountId, ENTRIES);
}, 180_000);
afterAll(closeConnections);

async function positionOf(offset: number): Promise<Position> {
  const { rows } = await withTenant(caller.organization.id, (db) =>
    sql<{ at: Date; id: number }>`SELECT at, id FROM timeline_entry ORDER BY at DESC, id DESC OFFSET ${offset} LIMIT 1`.execute(db),
  );
  const [{ at, id } = { at: new Date(0), id: 0 }] = rows;
  return [at.toISOString(), id];
}

const page = (search: Partial<Search>, older?: Position) => (ctx: Context) =>
  findPage(ctx, { accountIds: [accountId], kinds: null, ...search }, { older }, PAGE);

describe(`a timeline of ${ENTRIES} entries`, () => {
  it.each([
    ['everything', null],
    ['a frequent category', [{ category: 'touchpoint', subtype: null } as const]],
    ['a tab of two kinds', [{ category: 'email', subtype: null } as const, { category: 'touchpoint', subtype: 'email' } as const]],
  ])('%s: the page at the far end reads at most 1.3 times what the first one does', async (_name, kinds) => {
    const first = await pagesRead(caller, page({ kinds }));
    const last = await pagesRead(caller, page({ kinds }, await positionOf(ENTRIES - 8 * PAGE)));
    expect(first).toBeGreaterThan(0);
    expect(last).toBeLessThanOrEqual(1.3 * first);
  });

  it.each([
    ['the most frequent word', rankedWord(1)],
    ['one in ten', rankedWord(20)],
    ['one in fifty', rankedWord(100)],
    ['a rare one', rankedWord(10_000)],
    ['none', 'nowhere'],
    ['two', `${rankedWord(1)} ${rankedWord(100)}`],
  ])('a search for %s finds what a look through all texts finds, in time', async (_name, query) => {
    const words = query.split(' ');
    await withTenant(caller.organization.id, async (db) => {
      const ctx = makeContext(caller, db);
      const started = performance.now();
      const { ids } = await page({ query })(ctx);
      expect(performance.now() - started).toBeLessThan(BUDGET);
      const holds = sql.join(
        words.map((word) => sql`(' ' || title || ' ' || text || ' ') LIKE ${`% ${word} %`}`),
        sql` AND `,
      );
      const { rows } = await sql<{ id: number }>`SELECT id FROM timeline_entry WHERE ${holds} ORDER BY at DESC, id DESC LIMIT ${PAGE}`.execute(db);
      expect(ids).toEqual(rows.map(({ id }) => id));
    });
  });

  it('a word beyond the nearest entries is found from the middle on, and towards the newer ones', async () => {
    const search: Search = { accountIds: [accountId], kinds: null, query: rankedWord(300) };
    await withTenant(caller.organization.id, async (db) => {
      const ctx = makeContext(caller, db);
      const all: number[] = [];
      for (let older: Position | undefined; ; ) {
        const found = await findPage(ctx, search, { older }, PAGE);
        all.push(...found.ids);
        if (!found.older) break;
        older = found.older;
      }
      expect(new Set(all).size).toBe(all.length);
      expect(all.length).toBeGreaterThan(2 * PAGE);
      const middle = all[PAGE] ?? 0;
      const { at } = await db.selectFrom('timelineEntry').select('at').where('id', '=', middle).executeTakeFirstOrThrow();
      const back = await findPage(ctx, search, { newer: [at.toISOString(), middle] }, 10);
      expect(back.ids).toEqual(all.slice(PAGE - 10, PAGE));
    });
  });

  it('another account’s entries are never found', async () => {
    const other = await withTenant(caller.organization.id, (db) =>
      db.selectFrom('account').select('id').where('key', '=', 'short').executeTakeFirstOrThrow(),
    );
    await withTenant(caller.organization.id, async (db) => {
      expect((await page({ accountIds: [other.id], query: rankedWord(1) })(makeContext(caller, db))).ids).toEqual([]);
    });
  });
});
