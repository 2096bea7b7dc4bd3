import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, textColumn } from '@/lib/core/db/counted-page';
import { moneyColumn } from '@/lib/core/db/money-column';
import type { SqlColumns } from '@/lib/core/db/table-query';
import type { StageSum } from './contract';
import { dealKind } from './store';
import { type DealColumn, type DealRow, dealTable } from './table';

/** Columns over `deal d` with its stage `s` and the owner's person `i`. */
const columns: SqlColumns<DealColumn> = {
  name: { ...textColumn(sql<string>`d.name`), nullable: false },
  stage: { value: sql`d.stage`, type: 'text', nullable: false },
  amount: moneyColumn(sql`d.amount`, sql`d.currency`),
  currency: { value: sql`d.currency::text`, type: 'text' },
  closeOn: { value: sql`d.close_on`, type: 'date' },
  kind: { value: sql`d.kind`, type: 'text', nullable: false },
  owner: textColumn(sql<string>`coalesce(i.name, d.owner_email)`),
  createdAt: { value: sql`d.created_at`, type: 'timestamptz', nullable: false },
};

/** One page of an account's deals, and how many match. */
export async function dealPage(ctx: Context, account: ScopedAccount, view: CountedView) {
  const query = ctx.db
    .selectFrom('deal as d')
    .innerJoin('dealStage as s', (join) => join.onRef('s.organizationId', '=', 'd.organizationId').onRef('s.id', '=', 'd.stage'))
    .leftJoin('identity as i', 'i.email', 'd.ownerEmail')
    .select(['d.key', 'd.name', 's.name as stage', 'd.amount', 'd.currency', 'd.closeOn', 'd.kind', 'd.createdAt'])
    .select(sql<string | null>`coalesce(i.name, d.owner_email)`.as('owner'))
    .where('d.accountId', '=', account.id)
    .where('d.deletedAt', 'is', null);
  const key = { value: sql`d.id`, type: 'bigint', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, query, { spec: dealTable, columns, key }, view);
  const shown = rows.map(({ key: id, name, stage, amount, currency, closeOn, kind, owner, createdAt }): DealRow => {
    const money = amount === null || currency === null ? null : { amount, currency };
    return { key: id, name, stage, amount: money, currency, closeOn, kind: dealKind(kind), owner, createdAt: createdAt.toISOString() };
  });
  return { rows: shown, ...page };
}

/** What is open on an account, by stage and currency, in the order of the stages. */
export async function openDeals({ db, organization }: Context, account: ScopedAccount): Promise<StageSum[]> {
  const { rows } = await sql<StageSum>`
    SELECT s.id AS stage, s.name, d.currency, count(*) AS deals, coalesce(sum(d.amount), 0)::text AS amount
    FROM deal d JOIN deal_stage s ON s.organization_id = d.organization_id AND s.id = d.stage
    WHERE d.organization_id = ${organization.id} AND d.account_id = ${account.id} AND d.deleted_at IS NULL AND s.kind = 'open'
    GROUP BY s.id, s.name, s.position, d.currency ORDER BY s.position, d.currency`.execute(db);
  return rows;
}
