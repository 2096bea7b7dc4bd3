import { sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { once } from '@/lib/core/once';
import { dayNumber, monthOf } from '@/lib/kit/day';
import type { AccountMonths } from './activity';
import { applyFacts } from './apply-facts';
import { freshTo, oldestWaiting } from './as-of';
import { ITEM_DAYS, type NamedItem } from './items';
import { type ItemMonth, Ledger } from './ledger';
import { factsOf, type UserMonthRow, WHOLE_DAY } from './user-month';

type ReadContext = Pick<Context, 'db' | 'organization' | 'now' | 'today'>;

/**
 * An account's months up to today's: few and small, so readings of any day share this one statement, which also says
 * how fresh they are.
 */
export function readAccountMonths(ctx: ReadContext, accountId: number): Promise<AccountMonths> {
  return once(ctx, `usage.months ${accountId}`, async () => {
    const rows = await ctx.db
      .selectFrom('usageAccountMonth')
      .select(['month', 'dau', 'wau', 'mau', 'weekToDate', 'monthToDate', 'ms', 'newUsers', 'lastMs', oldestWaiting(ctx).as('waiting')])
      .where('organizationId', '=', ctx.organization.id)
      .where('accountId', '=', accountId)
      .where('month', '<=', monthOf(dayNumber(ctx.today)).month)
      .orderBy('month')
      .execute();
    await freshTo(ctx, rows[0]?.waiting);
    return new Map(rows.map(({ waiting: _waiting, ...row }) => [row.month, row]));
  });
}

/** Item ids carry their kind: even for modules, odd for features. */
export type ItemKind = 'module' | 'feature';
const isOf = (kind: ItemKind, item: number) => item % 2 === (kind === 'module' ? 0 : 1);

/** Modules or features of an account: whole months where the window looks, before that only the last one used. */
export async function readItems(
  ctx: ReadContext,
  accountId: number,
  kind: ItemKind,
  asOf: AsOf,
): Promise<{ items: NamedItem[]; productUsers: number }> {
  const firstMonth = monthOf(asOf.number - ITEM_DAYS + 1).month;
  const parity = kind === 'module' ? 0 : 1;
  const { rows } = await sql<ItemMonth & { name: string; productUsers: number }>`
    SELECT n.name, i.item, i.month, i.amount, i.users, i.users30, known.product_users FROM (
      SELECT item, month, amount, users, users30 FROM usage_item_month
      WHERE organization_id = ${ctx.organization.id} AND account_id = ${accountId} AND month BETWEEN ${firstMonth} AND ${asOf.month} AND item % 2 = ${parity}
      UNION ALL
      (SELECT DISTINCT ON (item) item, month, '{}', users, '{}' FROM usage_item_month
       WHERE organization_id = ${ctx.organization.id} AND account_id = ${accountId} AND month < ${firstMonth} AND item % 2 = ${parity}
         AND EXISTS (SELECT FROM unnest(users) n WHERE n > 0)
       ORDER BY item, month DESC)
    ) i JOIN usage_name n ON n.organization_id = ${ctx.organization.id} AND n.id = i.item / 2
    CROSS JOIN (SELECT product_users(${ctx.organization.id}, ${accountId}, ${asOf.month}, ${asOf.index})) known (product_users)
    ORDER BY n.name`.execute(ctx.db);
  return { items: grouped(rows), productUsers: rows[0]?.productUsers ?? 0 };
}

/** Months gathered by name, in the order they come. */
function grouped(rows: readonly (ItemMonth & { name: string })[]): NamedItem[] {
  const items = new Map<string, NamedItem>();
  for (const row of rows) {
    const item = items.get(row.name) ?? { name: row.name, months: new Map() };
    items.set(row.name, item);
    item.months.set(row.month, row);
  }
  return [...items.values()];
}

/** A product user by their present id, with the items they used. */
export interface UserItems {
  name: string | null;
  items: NamedItem[];
}

interface UserItemRow extends UserMonthRow {
  userName: string | null;
  /** Of all items, by code point; the same on each row. */
  names: { id: number; name: string }[] | null;
}

/** The same for one user, or null when there is no such user: their months, booked as an account of one. */
export async function readUserItems(ctx: ReadContext, accountId: number, userId: string, kind: ItemKind, asOf: AsOf): Promise<UserItems | null> {
  const { rows } = await sql<Partial<UserItemRow> & Pick<UserItemRow, 'userName' | 'names'>>`
    WITH person AS (
      SELECT u.id, u.name FROM external_id x JOIN product_user u ON u.organization_id = x.organization_id AND u.id = x.record_id
      WHERE x.organization_id = ${ctx.organization.id} AND x.kind = 'user' AND x.scope_id = ${accountId} AND x.value = ${userId}
    ), used AS (
      SELECT m.* FROM person p JOIN usage_user_month m ON m.organization_id = ${ctx.organization.id} AND m.account_id = ${accountId}
        AND m.user_ref = p.id AND m.month <= ${asOf.month}
    )
    SELECT p.name AS user_name, used.*,
      (SELECT jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) ORDER BY n.name) FROM usage_name n
       WHERE n.organization_id = ${ctx.organization.id} AND n.id IN (SELECT item / 2 FROM used, unnest(used.items) item)) AS names
    FROM person p LEFT JOIN used ON true`.execute(ctx.db);
  const [first] = rows;
  if (!first) return null;
  const facts = rows
    .flatMap((row) => (row.items ? [...factsOf(row as UserItemRow)] : []))
    .filter((fact) => fact.item !== WHOLE_DAY && isOf(kind, fact.item));
  const ledger = new Ledger();
  applyFacts(new Map(), facts, ledger);
  const months = [...ledger.items.values()];
  const named = (first.names ?? []).flatMap(({ id, name }) => months.flatMap((row) => (Math.floor(row.item / 2) === id ? { ...row, name } : [])));
  return { name: first.userName, items: grouped(named) };
}
