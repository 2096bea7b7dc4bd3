import { type RawBuilder, sql } from 'kysely';
import type { Db } from '@/lib/core/db/database';
import { type AccountMonth, type ItemMonth, isBlank, type Ledger, mergeAccountMonth, mergeItemMonth } from './ledger';
import type { UserMonthRow } from './user-month';

/** Rows a statement carries; larger sets go in several. */
const CHUNK = 5_000;

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += CHUNK) yield rows.slice(from, from + CHUNK);
}

/** A list column of many rows: unnest can't take ragged arrays, so each goes as its literal. */
function lists<T>(rows: readonly T[], of: (row: T) => readonly number[]): RawBuilder<string[]> {
  return sql<string[]>`${rows.map((row) => `{${of(row).join(',')}}`)}::text[]`;
}

/** A span of months of one user. */
export interface UserSpan {
  accountId: number;
  userRef: number;
  fromMonth: number;
  toMonth: number;
}

/** The stored months of users, each within its span. Looked up one by one, so that a long history costs nothing. */
export async function loadUserMonths(db: Db, organizationId: number, spans: readonly UserSpan[]): Promise<UserMonthRow[]> {
  const months = spans.flatMap(({ fromMonth, toMonth, ...user }) =>
    Array.from({ length: toMonth - fromMonth + 1 }, (_, index) => ({ ...user, month: fromMonth + index })),
  );
  const rows: UserMonthRow[] = [];
  for (const part of chunks(months)) {
    const found = await sql<UserMonthRow>`
      SELECT u.* FROM unnest(${part.map((k) => k.accountId)}::bigint[], ${part.map((k) => k.month)}::int[], ${part.map((k) => k.userRef)}::bigint[])
        AS k (account_id, month, user_ref)
      CROSS JOIN LATERAL (
        SELECT account_id, user_ref, month, active_days, ms, first_ms, last_ms, items, item_days, item_amounts FROM usage_user_month
        WHERE organization_id = ${organizationId} AND account_id = k.account_id AND month = k.month AND user_ref = k.user_ref LIMIT 1) u`.execute(db);
    rows.push(...found.rows);
  }
  return rows;
}

/** Inserts or replaces users' months. */
export async function saveUserMonths(db: Db, organizationId: number, rows: readonly UserMonthRow[]): Promise<void> {
  for (const part of chunks(rows)) {
    await sql`
      INSERT INTO usage_user_month (organization_id, account_id, month, user_ref, active_days, ms, first_ms, last_ms, items, item_days, item_amounts)
      SELECT ${organizationId}, account_id, month, user_ref, active_days, ms::bigint[], first_ms::int[], last_ms::int[],
        items::int[], item_days::int[], item_amounts::bigint[]
      FROM unnest(${part.map((r) => r.accountId)}::bigint[], ${part.map((r) => r.month)}::int[], ${part.map((r) => r.userRef)}::bigint[],
        ${part.map((r) => r.activeDays)}::int[], ${lists(part, (r) => r.ms)}, ${lists(part, (r) => r.firstMs)}, ${lists(part, (r) => r.lastMs)},
        ${lists(part, (r) => r.items)}, ${lists(part, (r) => r.itemDays)}, ${lists(part, (r) => r.itemAmounts)})
        AS r (account_id, month, user_ref, active_days, ms, first_ms, last_ms, items, item_days, item_amounts)
      ON CONFLICT (organization_id, account_id, month, user_ref) DO UPDATE SET active_days = excluded.active_days, ms = excluded.ms,
        first_ms = excluded.first_ms, last_ms = excluded.last_ms, items = excluded.items, item_days = excluded.item_days,
        item_amounts = excluded.item_amounts`.execute(db);
  }
}

/** Adds a ledger to the stored account and item months; months that come out blank lose their row. */
export async function bookLedger(db: Db, organizationId: number, ledger: Ledger): Promise<void> {
  const accounts = await mergedAccounts(db, organizationId, [...ledger.accounts.values()]);
  const items = await mergedItems(db, organizationId, [...ledger.items.values()]);
  await saveAccountMonths(
    db,
    organizationId,
    accounts.filter((row) => !isBlank(row)),
  );
  await saveItemMonths(
    db,
    organizationId,
    items.filter((row) => !isBlank(row)),
  );
  const blank = accounts.filter(isBlank);
  if (blank.length > 0) {
    await sql`
      DELETE FROM usage_account_month m
      USING unnest(${blank.map((r) => r.accountId)}::bigint[], ${blank.map((r) => r.month)}::int[]) AS k (account_id, month)
      WHERE m.organization_id = ${organizationId} AND m.account_id = k.account_id AND m.month = k.month`.execute(db);
  }
}

async function mergedAccounts(db: Db, organizationId: number, changes: readonly AccountMonth[]): Promise<AccountMonth[]> {
  const { rows } = await sql<AccountMonth>`
    SELECT m.account_id, m.month, m.dau, m.wau, m.mau, m.week_to_date, m.month_to_date, m.ms, m.new_users, m.last_ms
    FROM unnest(${changes.map((c) => c.accountId)}::bigint[], ${changes.map((c) => c.month)}::int[]) AS k (account_id, month)
    JOIN usage_account_month m ON m.organization_id = ${organizationId} AND m.account_id = k.account_id AND m.month = k.month`.execute(db);
  const stored = new Map(rows.map((row) => [`${row.accountId}/${row.month}`, row]));
  return changes.map((change) => {
    const row = stored.get(`${change.accountId}/${change.month}`);
    return row ? mergeAccountMonth(row, change) : change;
  });
}

async function mergedItems(db: Db, organizationId: number, changes: readonly ItemMonth[]): Promise<ItemMonth[]> {
  const { rows } = await sql<ItemMonth>`
    SELECT m.account_id, m.month, m.item, m.amount, m.users, m.users30
    FROM unnest(${changes.map((c) => c.accountId)}::bigint[], ${changes.map((c) => c.month)}::int[], ${changes.map((c) => c.item)}::int[]) AS k (account_id, month, item)
    JOIN usage_item_month m ON m.organization_id = ${organizationId} AND m.account_id = k.account_id AND m.month = k.month AND m.item = k.item`.execute(
    db,
  );
  const stored = new Map(rows.map((row) => [`${row.accountId}/${row.month}/${row.item}`, row]));
  return changes.map((change) => {
    const row = stored.get(`${change.accountId}/${change.month}/${change.item}`);
    return row ? mergeItemMonth(row, change) : change;
  });
}

async function saveAccountMonths(db: Db, organizationId: number, rows: readonly AccountMonth[]): Promise<void> {
  for (const part of chunks(rows)) {
    await sql`
      INSERT INTO usage_account_month (organization_id, account_id, month, dau, wau, mau, week_to_date, month_to_date, ms, new_users, last_ms)
      SELECT ${organizationId}, account_id, month, dau::int[], wau::int[], mau::int[], week_to_date::int[], month_to_date::int[],
        ms::bigint[], new_users::int[], last_ms::int[]
      FROM unnest(${part.map((r) => r.accountId)}::bigint[], ${part.map((r) => r.month)}::int[], ${lists(part, (r) => r.dau)},
        ${lists(part, (r) => r.wau)}, ${lists(part, (r) => r.mau)}, ${lists(part, (r) => r.weekToDate)}, ${lists(part, (r) => r.monthToDate)},
        ${lists(part, (r) => r.ms)}, ${lists(part, (r) => r.newUsers)}, ${lists(part, (r) => r.lastMs)})
        AS r (account_id, month, dau, wau, mau, week_to_date, month_to_date, ms, new_users, last_ms)
      ON CONFLICT (organization_id, account_id, month) DO UPDATE SET dau = excluded.dau, wau = excluded.wau, mau = excluded.mau,
        week_to_date = excluded.week_to_date, month_to_date = excluded.month_to_date, ms = excluded.ms, new_users = excluded.new_users,
        last_ms = excluded.last_ms`.execute(db);
  }
}

async function saveItemMonths(db: Db, organizationId: number, rows: readonly ItemMonth[]): Promise<void> {
  for (const part of chunks(rows)) {
    await sql`
      INSERT INTO usage_item_month (organization_id, account_id, month, item, amount, users, users30)
      SELECT ${organizationId}, account_id, month, item, amount::bigint[], users::int[], users30::int[]
      FROM unnest(${part.map((r) => r.accountId)}::bigint[], ${part.map((r) => r.month)}::int[], ${part.map((r) => r.item)}::int[],
        ${lists(part, (r) => r.amount)}, ${lists(part, (r) => r.users)}, ${lists(part, (r) => r.users30)})
        AS r (account_id, month, item, amount, users, users30)
      ON CONFLICT (organization_id, account_id, month, item) DO UPDATE SET amount = excluded.amount, users = excluded.users,
        users30 = excluded.users30`.execute(db);
  }
}
