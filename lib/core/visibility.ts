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
