import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { numberArray, textArray } from './array-literal';

/** A product user belongs to one account: (account, userId). */
export interface UserOfAccount {
  accountId: number;
  userId: string;
}

/** Internal ids of product users by account and userId. */
export class UserIds {
  readonly #ids = new Map<string, number>();

  get({ accountId, userId }: UserOfAccount): number | undefined {
    return this.#ids.get(`${accountId} ${userId}`);
  }

  set({ accountId, userId }: UserOfAccount, id: number): void {
    this.#ids.set(`${accountId} ${userId}`, id);
  }
}

function pairs(users: readonly UserOfAccount[]) {
  return sql`unnest(${numberArray(users.map((user) => user.accountId))}::bigint[], ${textArray(users.map((user) => user.userId))}::text[]) AS p (account_id, user_id)`;
}

/** Adds to `ids` the users that are known. LATERAL … LIMIT keeps this an index look-up a user, whatever the planner guesses. */
export async function findUserIds(ctx: Context, users: readonly UserOfAccount[], ids: UserIds): Promise<void> {
  if (users.length === 0) return;
  const { rows } = await sql<UserOfAccount & { recordId: number }>`
    SELECT p.account_id, p.user_id, x.record_id
    FROM ${pairs(users)} CROSS JOIN LATERAL (
      SELECT record_id FROM external_id
      WHERE organization_id = ${ctx.organization.id} AND kind = 'user' AND value = p.user_id AND scope_id = p.account_id LIMIT 1) x`.execute(ctx.db);
  for (const row of rows) ids.set(row, row.recordId);
}

/** Creates product users and adds them to `ids`. The caller holds lockCreation and has found them missing. */
export async function createUsers(ctx: Context, users: readonly UserOfAccount[], ids: UserIds): Promise<void> {
  if (users.length === 0) return;
  const organizationId = ctx.organization.id;
  const { rows } = await sql<UserOfAccount & { id: number }>`
    WITH made AS (
      INSERT INTO product_user (organization_id, account_id, user_id)
      SELECT ${organizationId}, account_id, user_id FROM ${pairs(users)}
      RETURNING id, account_id, user_id),
    named AS (
      INSERT INTO external_id (organization_id, kind, scope_id, value, record_id)
      SELECT ${organizationId}, 'user', account_id, user_id, id FROM made)
    SELECT id, account_id, user_id FROM made`.execute(ctx.db);
  for (const row of rows) ids.set(row, row.id);
}

/** The live accounts in which each userId is known: none, one, or two that stand for several. */
export async function accountsOfUsers(ctx: Context, userIds: readonly string[]): Promise<Map<string, Set<number>>> {
  const accounts = new Map<string, Set<number>>(userIds.map((userId) => [userId, new Set()]));
  if (userIds.length === 0) return accounts;
  const { rows } = await sql<UserOfAccount>`
    SELECT p.user_id, x.scope_id AS account_id
    FROM unnest(${textArray(userIds)}::text[]) AS p (user_id) CROSS JOIN LATERAL (
      SELECT scope_id FROM external_id e
      JOIN account a ON a.organization_id = e.organization_id AND a.id = e.scope_id AND a.deleted_at IS NULL
      WHERE e.organization_id = ${ctx.organization.id} AND e.kind = 'user' AND e.value = p.user_id LIMIT 2) x`.execute(ctx.db);
  for (const row of rows) accounts.get(row.userId)?.add(row.accountId);
  return accounts;
}
