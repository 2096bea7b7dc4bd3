import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { filterWhere } from '@/lib/core/db/table-query';
import type { Filter } from '@/lib/kit/filter';
import { accountColumns } from './columns';
import { accountSetSpec } from './table';

type Scope = Pick<Context, 'db' | 'organization' | 'today'>;

/** Some accounts for every team, one team's all accounts, or everything. */
export type RefreshScope = { accountIds: readonly number[] } | { teamId: string } | { all: true };

/** Sets are worked out as nobody in particular: what a person may see must not depend on who asked. */
const EVALUATOR = { kind: 'system', name: 'visibility' } as const;

async function loadSets({ db }: Scope, scope: RefreshScope): Promise<Map<string, Filter[]>> {
  let query = db
    .selectFrom('team as t')
    .leftJoin('accountSet as s', (join) => join.onRef('s.organizationId', '=', 't.organizationId').onRef('s.teamId', '=', 't.id'));
  if ('teamId' in scope) query = query.where('t.id', '=', scope.teamId);
  const rows = await query.select(['t.id', 's.filter']).execute();
  const sets = new Map<string, Filter[]>();
  for (const { id, filter } of rows) {
    const filters = sets.get(id) ?? [];
    if (filter !== null) filters.push(filter as unknown as Filter);
    sets.set(id, filters);
  }
  return sets;
}

/** The accounts that a refresh is about, by the column that holds their id. */
type Chosen = (id: RawBuilder<number>) => Expression<SqlBool>;

/** The accounts `a` that a filter lets through, seen as nobody in particular. */
export function accountsThatMatch({ organization, today }: Pick<Scope, 'organization' | 'today'>, filter: Filter): Expression<SqlBool> {
  return filterWhere(accountSetSpec, accountColumns({ actor: EVALUATOR, organization }), filter, { today, timeZone: organization.timezone });
}

/** Accounts of some types (any when there is none) that a filter lets through, as health models and alert rules name them. */
export interface AccountKind {
  accountTypes: readonly string[];
  segment: Filter | null;
}

/** Whether the account `a` is of a kind. */
export function accountsOfKind(ctx: Pick<Scope, 'organization' | 'today'>, { accountTypes, segment }: AccountKind): Expression<SqlBool> {
  const ofType = accountTypes.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`a.type = ANY(${accountTypes}::text[])`;
  return segment ? sql<SqlBool>`(${ofType} AND ${accountsThatMatch(ctx, segment)})` : ofType;
}

/** Makes one team's rows those of the accounts that match one of its sets; untouched rows are not rewritten. */
async function refreshTeam(scope: Scope, teamId: string, filters: readonly Filter[], chosen: Chosen): Promise<void> {
  const { db, organization } = scope;
  const matches = filters.map((filter) => accountsThatMatch(scope, filter));
  const inASet = matches.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(matches, sql` or `)})`;
  await sql`
    WITH wanted AS MATERIALIZED (
      SELECT a.id FROM account a
      WHERE a.organization_id = ${organization.id} AND a.deleted_at IS NULL AND ${chosen(sql`a.id`)} AND ${inASet}),
    lost AS (
      DELETE FROM account_visibility v
      WHERE v.organization_id = ${organization.id} AND v.team_id = ${teamId}::uuid AND ${chosen(sql`v.account_id`)}
        AND v.account_id NOT IN (SELECT id FROM wanted))
    INSERT INTO account_visibility (organization_id, team_id, account_id)
    SELECT ${organization.id}, ${teamId}::uuid, id FROM wanted ON CONFLICT DO NOTHING`.execute(db);
}

/**
 * Works out anew which accounts the teams see. Runs in the transaction that changed an input of a set's filter, so
 * that nobody sees for a moment what they may not, or misses what they may.
 */
export async function refreshVisibility(ctx: Scope, scope: RefreshScope): Promise<void> {
  const chosen: Chosen = (id) => ('accountIds' in scope ? sql<SqlBool>`${id} = ANY(${scope.accountIds}::bigint[])` : sql<SqlBool>`true`);
  for (const [teamId, filters] of await loadSets(ctx, scope)) await refreshTeam(ctx, teamId, filters, chosen);
}
