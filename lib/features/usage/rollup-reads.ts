import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { once } from '@/lib/core/once';
import { dayNumber, monthOf } from '@/lib/kit/day';
import type { AccountMonths } from './activity';
import { applyFacts } from './apply-facts';
import { type AsOf, freshTo, oldestWaiting } from './as-of';
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

/** The same for one user: their months, booked as an account of one. */
export async function readUserItems(ctx: ReadContext, accountId: number, userRef: number, kind: ItemKind, asOf: AsOf): Promise<NamedItem[]> {
  const rows: UserMonthRow[] = await ctx.db
    .selectFrom('usageUserMonth')
    .select(['accountId', 'userRef', 'month', 'activeDays', 'ms', 'firstMs', 'lastMs', 'items', 'itemDays', 'itemAmounts'])
    .where('organizationId', '=', ctx.organization.id)
    .where('accountId', '=', accountId)
    .where('userRef', '=', userRef)
    .where('month', '<=', asOf.month)
    .execute();
  const facts = rows.flatMap((row) => [...factsOf(row)]).filter((fact) => fact.item !== WHOLE_DAY && isOf(kind, fact.item));
  const ledger = new Ledger();
  applyFacts(new Map(), facts, ledger);
  const months = [...ledger.items.values()];
  const named = await readNames(ctx, months);
  return grouped(named.flatMap(({ id, name }) => months.flatMap((row) => (Math.floor(row.item / 2) === id ? { ...row, name } : []))));
}

/** Names of items, by code point. */
function readNames(ctx: ReadContext, months: readonly ItemMonth[]): Promise<{ id: number; name: string }[]> {
  const ids = [...new Set(months.map((row) => Math.floor(row.item / 2)))];
  return ctx.db
    .selectFrom('usageName')
    .select(['id', 'name'])
    .where('organizationId', '=', ctx.organization.id)
    .where((eb) => sql<boolean>`${eb.ref('id')} = ANY(${ids}::int[])`)
    .orderBy('name')
    .execute();
}
