import '@/tests/support/database';
import { CompiledQuery, type KyselyPlugin, PostgresQueryCompiler, type RootOperationNode } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility } from '@/lib/features/account/commands';
import { countAccounts, pageOfAccounts } from '@/lib/features/account/list';
import { accountTable } from '@/lib/features/account/table';
import { type Condition, NO_FILTER, OPERATORS, type Operator } from '@/lib/kit/filter';
import type { Sort } from '@/lib/kit/table-spec';
import { fillAccounts } from '@/tests/support/many-accounts';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

const ACCOUNTS = 50_000;
/** Milliseconds of one page with its count, in the database and over the driver. */
const BUDGET = 100;
const LARGE = new Set(['account', 'account_usage', 'account_tree', 'account_visibility', 'external_id', 'product_user']);

let everything: Caller;
let half: Caller;

beforeAll(async () => {
  everything = await newTenant('Large');
  await fillAccounts(everything.organization.id, ACCOUNTS);
  const teamId = await newTeam(everything, [{ all: [{ column: 'type', op: 'in', value: ['company', 'product'] }] }]);
  await invoke(refreshAccountVisibility, everything, { teamId });
  half = await newPerson(everything, { sees: 'teams', teamIds: [teamId] });
}, 180_000);

const CHOICE: Record<string, [string, string]> = {
  type: ['region', 'product'],
  tree: ['acme-2', 'acme-3'],
  status: ['paused', 'active'],
  stage: ['renewal', 'adoption'],
  owner: ['owner7@fernway.example', 'owner8@fernway.example'],
};
const DAY = '2025-11-01';

/** A value that an operator might be given: for choices a rare one, for figures the middle. */
function conditionFor(column: string, op: Operator): Condition {
  const [one, other] = CHOICE[column] ?? ['', ''];
  const isDay = column === 'seen' || column === 'since';
  switch (op) {
    case 'is':
      return { column, op, value: one };
    case 'not':
      return { column, op, value: one };
    case 'in':
      return { column, op, value: [one, other] };
    case 'has':
      return { column, op, value: 'brightwater 7' };
    case 'starts':
      return { column, op, value: 'Kestrel a' };
    case 'gte':
      return { column, op, value: 1 };
    case 'lte':
      return { column, op, value: 30 };
    case 'between':
      return { column, op, value: isDay ? [DAY, '2026-10-01'] : [1, 20] };
    case 'before':
      return { column, op, value: DAY };
    case 'after':
      return { column, op, value: DAY };
    case 'last':
      return { column, op, value: 90 };
    case 'empty':
      return { column, op, value: null };
    case 'filled':
      return { column, op, value: null };
  }
}

interface Case {
  name: string;
  all: Condition[];
  sort: Sort;
}

const sorts: Case[] = accountTable.columns
  .filter((column) => 'sortable' in column && column.sortable)
  .flatMap(({ id }) =>
    (['asc', 'desc'] as const).map((direction) => ({ name: `sort ${id} ${direction}`, all: [], sort: { column: id, direction } })),
  );
const filters: Case[] = accountTable.columns
  .filter((column) => 'filterable' in column && column.filterable)
  .flatMap(({ id, kind }) =>
    OPERATORS[kind].flatMap((op) => [
      { name: `filter ${id} ${op}`, all: [conditionFor(id, op)], sort: accountTable.defaultSort },
      { name: `filter ${id} ${op}, by MAU`, all: [conditionFor(id, op)], sort: { column: 'mau', direction: 'desc' as const } },
    ]),
  );

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

/** Large tables that a plan reads from one end to the other. */
function scannedWhole(plan: PlanNode): string[] {
  const own = plan['Node Type'] === 'Seq Scan' && LARGE.has(plan['Relation Name'] ?? '') ? [plan['Relation Name'] ?? ''] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scannedWhole)];
}

/** Runs `work` and explains each statement that it ran. */
async function explained(caller: Caller, work: (ctx: Context) => Promise<unknown>): Promise<string[]> {
  const nodes: RootOperationNode[] = [];
  const recorder: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return withTenant(caller.organization.id, async (db) => {
    await work(makeContext(caller, db.withPlugin(recorder)));
    const scans: string[] = [];
    for (const node of nodes) {
      const { sql: text, parameters } = new PostgresQueryCompiler().compileQuery(node, { queryId: 'explained' });
      const { rows } = await db.executeQuery<Record<string, [{ Plan: PlanNode }]>>(
        CompiledQuery.raw(`EXPLAIN (FORMAT JSON) ${text}`, [...parameters]),
      );
      for (const row of rows) for (const [{ Plan }] of Object.values(row)) scans.push(...scannedWhole(Plan));
    }
    expect(nodes.length).toBeGreaterThan(0);
    return scans;
  });
}

async function timed(caller: Caller, { all, sort }: Case): Promise<number> {
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
  it.each([...sorts, ...filters])('$name: no sequential scan, and in time', async (one) => {
    const filter = { all: one.all };
    const scans = await explained(caller(), async (ctx) => {
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
