import { sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { judge, keptDay, storedHealth } from './days';
import type { Scored } from './evaluate';
import type { RollUpPolicy } from './metrics';
import { type ChildPart, type RolledParent, rollUpTree, storedPart } from './roll-up';

/** An account with children whose score is theirs, as its type says. */
export interface Parent {
  id: number;
  policy: RollUpPolicy;
}

/** The accounts whose score of a day is made of their children's: of all, or of some accounts and those above them. The deepest first. */
export async function parentsAbove({ db, organization }: Context, accountIds: readonly number[] | null, { end }: AsOf): Promise<Parent[]> {
  const chosen = accountIds
    ? sql`AND a.id IN (SELECT t.ancestor_id FROM account_tree t WHERE t.organization_id = ${organization.id} AND t.descendant_id = ANY(${accountIds}::bigint[]))`
    : sql``;
  const { rows } = await sql<Parent>`
    SELECT a.id, y.health_policy AS policy FROM account_type y
    JOIN account a ON a.organization_id = y.organization_id AND a.type = y.id AND a.deleted_at IS NULL
    WHERE y.organization_id = ${organization.id} AND y.health_policy <> 'own' AND a.created_at < ${end} ${chosen}
      AND EXISTS (SELECT FROM account c WHERE c.organization_id = a.organization_id AND c.parent_id = a.id AND c.deleted_at IS NULL AND c.created_at < ${end})
    ORDER BY a.depth DESC, a.id`.execute(db);
  return rows;
}

interface ChildRow {
  parentId: number;
  id: number;
  weight: number;
  stored: unknown;
}

/** The children of parents with the scores that were kept of a day; of the running one the latest. */
export async function readChildren(ctx: Context, parentIds: readonly number[], asOf: AsOf): Promise<Map<number, ChildPart[]>> {
  const question = { asOf: asOf.partial ? null : asOf, compareTo: null };
  const { rows } = await sql<ChildRow>`
    SELECT c.parent_id, c.id, coalesce(m.mrr, 0) AS weight, ${storedHealth(ctx, sql<number>`c.id`, question)} AS stored
    FROM account c LEFT JOIN account_money m ON m.organization_id = c.organization_id AND m.account_id = c.id
    WHERE c.organization_id = ${ctx.organization.id} AND c.parent_id = ANY(${parentIds}::bigint[]) AND c.deleted_at IS NULL AND c.created_at < ${asOf.end}
    ORDER BY c.id`.execute(ctx.db);
  const children = new Map<number, ChildPart[]>(parentIds.map((id) => [id, []]));
  for (const { parentId, id, weight, stored } of rows) {
    const known = keptDay(ctx, question, stored);
    const judged = known && judge(known);
    children.get(parentId)?.push({ id, weight, score: judged && (judged.rolled ?? judged.own).score });
  }
  return children;
}

async function keepParts(
  { db, organization }: Context,
  parents: readonly Parent[],
  rolled: ReadonlyMap<number, RolledParent>,
  { day }: AsOf,
): Promise<void> {
  const rows = parents.map(({ id, policy }) => ({ id, policy, parts: (rolled.get(id)?.parts ?? []).map(storedPart) }));
  await sql`
    INSERT INTO health_roll_up (organization_id, account_id, day, policy, parts)
    SELECT ${organization.id}, r.id, ${day}::date, r.policy, r.parts FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id bigint, policy text, parts jsonb)
    ON CONFLICT (organization_id, account_id, day) DO UPDATE SET policy = excluded.policy, parts = excluded.parts`.execute(db);
}

/** Accounts that have their own score again. */
async function forgetParts({ db, organization }: Context, scored: readonly Scored[], { day }: AsOf): Promise<void> {
  await sql`DELETE FROM health_roll_up WHERE organization_id = ${organization.id} AND day = ${day}::date
    AND account_id = ANY(${scored.map(({ accountId }) => accountId)}::bigint[])`.execute(db);
}

/**
 * Keeps scores in the order in which they are made of each other: own ones first, then parents'.
 * @param parents the deepest first
 * @param keep what is done with some of them, their scores being final
 */
export async function keepInOrder(
  ctx: Context,
  scored: readonly Scored[],
  parents: readonly Parent[],
  asOf: AsOf,
  keep: (some: readonly Scored[]) => Promise<void>,
): Promise<void> {
  const isParent = new Set(parents.map(({ id }) => id));
  const own = scored.filter(({ accountId }) => !isParent.has(accountId));
  if (own.length > 0) await forgetParts(ctx, own, asOf);
  await keep(own);
  if (parents.length === 0) return;
  const children = await readChildren(ctx, [...isParent], asOf);
  const rolled = rollUpTree(parents, children, new Map());
  await keepParts(ctx, parents, rolled, asOf);
  await keep(
    scored.flatMap((one): Scored[] => {
      const parent = rolled.get(one.accountId);
      if (!parent) return [];
      const { score, coverage } = parent;
      return [{ ...one, evaluation: { ...one.evaluation, score, coverage, isBlocked: false } }];
    }),
  );
}
