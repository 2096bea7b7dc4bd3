import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { type Db, withTenant } from '@/lib/core/db/database';
import { factsOf, type UserMonthRow } from '@/lib/features/usage/user-month';

interface NamedRow {
  key: string;
  row: unknown;
}

async function accountRows(db: Db): Promise<NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    SELECT a.key || '/' || m.month AS key, to_jsonb(m) - '{organization_id,account_id}'::text[] AS row
    FROM usage_account_month m JOIN account a ON a.id = m.account_id`.execute(db);
  return rows;
}

async function itemRows(db: Db): Promise<NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    SELECT a.key || '/' || n.name || '/' || m.item % 2 || '/' || m.month AS key, to_jsonb(m) - '{organization_id,account_id,item}'::text[] AS row
    FROM usage_item_month m JOIN account a ON a.id = m.account_id JOIN usage_name n ON n.id = m.item / 2`.execute(db);
  return rows;
}

async function userRows(db: Db): Promise<NamedRow[]> {
  const { rows } = await sql<UserMonthRow & { account: string; user: string }>`
    SELECT a.key AS account, u.user_id AS "user", m.* FROM usage_user_month m
    JOIN account a ON a.id = m.account_id JOIN product_user u ON u.id = m.user_ref`.execute(db);
  const names = new Map((await db.selectFrom('usageName').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]));
  const itemName = (item: number) => (item === 0 ? '' : `${names.get(Math.floor(item / 2))}/${item % 2}`);
  return rows.map((row) => ({
    key: `${row.account}/${row.user}/${row.month}`,
    row: [...factsOf(row)].map(({ accountId: _a, userRef: _u, item, ...fact }) => `${itemName(item)} ${JSON.stringify(fact)}`).sort(),
  }));
}

const sorted = (rows: readonly NamedRow[]) =>
  Object.fromEntries([...rows].sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ key, row }) => [key, row]));

/** Every rollup row of an organization under names instead of internal ids, which differ between organizations. */
export function rollups(caller: Caller): Promise<{ users: object; accounts: object; items: object }> {
  return withTenant(caller.organization.id, async (db) => ({
    users: sorted(await userRows(db)),
    accounts: sorted(await accountRows(db)),
    items: sorted(await itemRows(db)),
  }));
}
