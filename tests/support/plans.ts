import { CompiledQuery, type KyselyPlugin, PostgresQueryCompiler, type RootOperationNode } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';

const LARGE = new Set(['account', 'account_usage', 'account_tree', 'account_visibility', 'external_id', 'product_user']);

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

/**
 * Runs `work` and explains each statement that it ran. @returns the large tables that a plan reads whole
 * @throws Error when nothing ran
 */
export async function wholeScans(caller: Caller, work: (ctx: Context) => Promise<unknown>): Promise<string[]> {
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
    if (nodes.length === 0) throw new Error('no statement ran');
    return scans;
  });
}
