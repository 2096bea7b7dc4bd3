import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, limitingTeams } from './actor';

/**
 * The one predicate for "the accounts this person may see": lists, counts, search, exports and mails use it.
 * @param accountId the column that holds an account's internal id
 */
export function visibleAccounts(actor: Actor, accountId: Expression<number | null> | RawBuilder<number>): RawBuilder<SqlBool> {
  const teams = limitingTeams(actor);
  if (!teams) return sql<SqlBool>`true`;
  return sql<SqlBool>`${accountId} IN (SELECT account_id FROM account_visibility WHERE team_id = ANY(${teams}::uuid[]))`;
}

/** The same asked of somebody else: whether the membership `m` may see an account, so that mails tell nobody too much. */
export function membershipSees(accountId: RawBuilder<number>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(m.role = 'global_admin' OR m.sees = 'all' OR EXISTS (
    SELECT FROM account_visibility v
    JOIN team_member tm ON tm.organization_id = v.organization_id AND tm.team_id = v.team_id
    WHERE v.organization_id = m.organization_id AND v.account_id = ${accountId} AND tm.membership_id = m.id))`;
}
