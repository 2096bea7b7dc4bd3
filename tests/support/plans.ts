import { CompiledQuery, type KyselyPlugin, PostgresQueryCompiler, type RootOperationNode } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';

const LARGE = new Set([
  'account',
  'attribute_value',
  'account_money',
  'account_usage',
  'account_tree',
  'account_visibility',
  'external_id',
  'product_user',
  'timeline_entry',
]);

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}

/** Large tables that a plan reads from one end to the other. */
function scannedWhole(plan: PlanNode): string[] {
  const own = plan['Node Type'] === 'Seq Scan' && LARGE.has(plan['Relation Name'] ?? '') ? [plan['Relation Name'] ?? ''] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scannedWhole)];
}

/** Rows of large tables that a plan looked at as it ran. */
function rowsMet(plan: PlanNode): number {
  const { 'Actual Rows': rows = 0, 'Rows Removed by Filter': removed = 0, 'Actual Loops': loops = 0 } = plan;
  const own = LARGE.has(plan['Relation Name'] ?? '') ? (rows + removed) * loops : 0;
  return own + (plan.Plans ?? []).reduce((sum, below) => sum + rowsMet(below), 0);
}

/** The large tables that the statements of `work` read whole, by their plans. @throws Error when nothing ran */
export async function wholeScans(caller: Caller, work: (ctx: Context) => Promise<unknown>): Promise<string[]> {
  return (await plansOf(caller, 'FORMAT JSON', work)).flatMap(scannedWhole);
}

/** How many rows of large tables the statements of `work` looked at, when each is run once more. */
export async function rowsLookedAt(caller: Caller, work: (ctx: Context) => Promise<unknown>): Promise<number> {
  return (await plansOf(caller, 'ANALYZE, FORMAT JSON', work)).reduce((sum, plan) => sum + rowsMet(plan), 0);
}

/** How many pages of 8 kB the statements of `work` read, when each is run once more. */
export async function pagesRead(caller: Caller, work: (ctx: Context) => Promise<unknown>): Promise<number> {
  const plans = await plansOf(caller, 'ANALYZE, BUFFERS, FORMAT JSON', work);
  return plans.reduce((sum, plan) => sum + (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0), 0);
}

/** Runs `work` and explains each statement that it ran. @throws Error when nothing ran */
async function plansOf(caller: Caller, options: string, work: (ctx: Context) => Promise<unknown>): Promise<PlanNode[]> {
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
    const plans: PlanNode[] = [];
    for (const node of nodes) {
      const { sql: text, parameters } = new PostgresQueryCompiler().compileQuery(node, { queryId: 'explained' });
      const { rows } = await db.executeQuery<Record<string, [{ Plan: PlanNode }]>>(
        CompiledQuery.raw(`EXPLAIN (${options}) ${text}`, [...parameters]),
      );
      for (const row of rows) for (const [{ Plan }] of Object.values(row)) plans.push(Plan);
    }
    if (nodes.length === 0) throw new Error('no statement ran');
    return plans;
  });
}
