import '@/tests/support/database';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { type Context, makeContext } from '@/lib/core/context';
import { control, withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility } from '@/lib/features/account/commands';
import { countAccounts, pageOfAccounts } from '@/lib/features/account/list';
import { accountTable } from '@/lib/features/account/table';
import { type Filter, NO_FILTER } from '@/lib/kit/filter';
import { accountListCases, type ListCase } from '@/tests/support/account-list-cases';
import { fillAccounts } from '@/tests/support/many-accounts';
import { rowsLookedAt, wholeScans } from '@/tests/support/plans';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

const ACCOUNTS = 50_000;
/** Milliseconds of one page with its count that mean a plan went wrong, also on a busy machine; the bench measures. */
const BUDGET = 3000;

/** Whose products the person who sees few may see. */
const OWNERS = Array.from({ length: 20 }, (_, n) => `owner${n}@fernway.example`);

let everything: Caller;
let half: Caller;
let few: Caller;

beforeAll(async () => {
  everything = await newTenant('Large');
  await fillAccounts(everything.organization.id, ACCOUNTS);
  const teamId = await newTeam(everything, [{ all: [{ column: 'type', op: 'in', value: ['company', 'product'] }] }]);
  await invoke(refreshAccountVisibility, everything, { teamId });
  half = await newPerson(everything, { sees: 'teams', teamIds: [teamId] });
  const theirs: Filter = {
    all: [
      { column: 'type', op: 'is', value: 'product' },
      { column: 'owner', op: 'in', value: OWNERS },
    ],
  };
  const fewId = await newTeam(everything, [theirs]);
  await invoke(refreshAccountVisibility, everything, { teamId: fewId });
  few = await newPerson(everything, { sees: 'teams', teamIds: [fewId] });
  // As autovacuum would: without statistics the planner knows nothing of teams.
  await sql`VACUUM (ANALYZE) account_visibility`.execute(control());
}, 180_000);

describe('a person who sees few of 50,000 accounts', () => {
  const page =
    (filter: Filter, sort: ListCase['sort'], cursor: string | null = null) =>
    (ctx: Context) =>
      pageOfAccounts(ctx, { filter, sort, cursor, size: 50 });
  const byMau = { column: 'mau', direction: 'desc' } as const;

  it.each([byMau, { column: 'seen', direction: 'asc' } as const, accountTable.defaultSort])(
    'never walks through the others’, by %o',
    async (sort) => {
      const theirs = await withTenant(few.organization.id, (db) => countAccounts(makeContext(few, db), NO_FILTER));
      expect(theirs).toBeGreaterThan(2_000);
      expect(theirs).toBeLessThan(5_000);
      const nobodys = { all: [{ column: 'type', op: 'is', value: 'company' } as const] };
      const counting = await rowsLookedAt(few, (ctx) => countAccounts(ctx, nobodys));
      expect((await rowsLookedAt(few, page(nobodys, sort))) - counting).toBeLessThan(ACCOUNTS / 2);
    },
  );

  it('sees them all, page by page, in order', async () => {
    const ids: number[] = [];
    await withTenant(few.organization.id, async (db) => {
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const found: Awaited<ReturnType<typeof pageOfAccounts>> = await page(NO_FILTER, byMau, cursor)(makeContext(few, db));
        ids.push(...found.rows.map(({ id }) => id));
        cursor = found.next;
      }
      const { rows } = await sql<{ id: number }>`
        SELECT a.id FROM account a JOIN account_usage u ON u.account_id = a.id WHERE a.type = 'product' AND a.owner_email = ANY(${OWNERS}::text[])
        ORDER BY u.mau DESC, a.id DESC`.execute(db);
      expect(ids).toEqual(rows.map(({ id }) => id));
    });
  });
});

it('seeks the middle of a column that may be empty', async () => {
  const sort = { column: 'seen', direction: 'desc' } as const;
  const far = await withTenant(everything.organization.id, (db) =>
    pageOfAccounts(makeContext(everything, db), { filter: NO_FILTER, sort, cursor: null, size: 20_000 }),
  );
  const there = (ctx: Context) => pageOfAccounts(ctx, { filter: NO_FILTER, sort, cursor: far.next, size: 50 });
  expect(await rowsLookedAt(everything, there)).toBeLessThan(1_000);
});

async function timed(caller: Caller, { all, sort }: ListCase): Promise<number> {
  return withTenant(caller.organization.id, async (db) => {
    const ctx = makeContext(caller, db);
    const started = performance.now();
    await pageOfAccounts(ctx, { filter: { all }, sort, cursor: null, size: 50 });
    await countAccounts(ctx, { all });
    return performance.now() - started;
  });
}

const people = [
  ['everything', () => everything],
  ['half of it by team', () => half],
] as const;

describe.each(people)('the account list of 50,000 accounts, seeing %s', (_name, caller) => {
  it.each(accountListCases)('$name: no sequential scan, and in time', async (one) => {
    const filter = { all: one.all };
    const scans = await wholeScans(caller(), async (ctx) => {
      await pageOfAccounts(ctx, { filter, sort: one.sort, cursor: null, size: 50 });
      await countAccounts(ctx, filter);
    });
    expect(scans).toEqual([]);
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) times.push(await timed(caller(), one));
    expect(times.sort((a, b) => a - b)[2]).toBeLessThan(BUDGET);
  });

  it('goes on from the middle of the list as fast', async () => {
    const times: number[] = [];
    for (const sort of [accountTable.defaultSort, { column: 'mau', direction: 'desc' as const }]) {
      await withTenant(caller().organization.id, async (db) => {
        const ctx = makeContext(caller(), db);
        const far = await pageOfAccounts(ctx, { filter: NO_FILTER, sort, cursor: null, size: 15_000 });
        const started = performance.now();
        const page = await pageOfAccounts(ctx, { filter: NO_FILTER, sort, cursor: far.next, size: 50 });
        times.push(performance.now() - started);
        expect(page).toMatchObject({ before: 15_000 });
      });
    }
    expect(Math.max(...times)).toBeLessThan(BUDGET);
  });
});
