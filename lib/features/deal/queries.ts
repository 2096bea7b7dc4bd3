import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { findRecord } from '@/lib/core/record';
import { visibleAccounts } from '@/lib/core/visibility';
import { DealDetail, DealId, DealTablePage, DealTableRequest, StoredDeal } from './contract';
import { dealPage, openDeals } from './deal-page';
import { dealKind } from './store';

/** One page of an account's deals, with what is open in all. */
export const listDealTable = defineOperation({
  name: 'deal.table',
  kind: 'read',
  permission: 'deal:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: DealTableRequest,
  output: DealTablePage,
  run: async (ctx, { filter, sort, cursor, limit }, account) => ({
    ...(await dealPage(ctx, account, { filter, sort, cursor, size: limit })),
    open: await openDeals(ctx, account),
  }),
});

function selectDeals({ db, actor }: Context) {
  return db
    .selectFrom('deal as d')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'd.organizationId').onRef('a.id', '=', 'd.accountId'))
    .innerJoin('dealStage as s', (join) => join.onRef('s.organizationId', '=', 'd.organizationId').onRef('s.id', '=', 'd.stage'))
    .select(['d.key as id', 'a.key as accountId', 'd.name', 'd.stage', 's.name as stageName', 'd.amount', 'd.currency', 'd.closeOn', 'd.kind'])
    .select(['d.ownerEmail', 'd.version', 'd.createdAt', 'd.updatedAt'])
    .select(sql<string | null>`(SELECT i.name FROM identity i WHERE i.email = d.owner_email)`.as('ownerName'))
    .where('d.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(actor, eb.ref('a.id')));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectDeals>['executeTakeFirstOrThrow']>>;

const recordOf = ({ stageName: _stage, ownerName: _owner, version: _version, createdAt: _made, closeOn, kind, updatedAt, ...row }: Row) => ({
  ...row,
  closeDate: closeOn,
  kind: dealKind(kind),
  updatedAt: updatedAt.toISOString(),
});

async function findDeal(ctx: Context, id: string): Promise<Row> {
  const { id: found } = await findRecord(ctx, 'deal', id);
  return selectDeals(ctx).where('d.id', '=', found).executeTakeFirstOrThrow();
}

/** One deal, for its form. */
export const getDeal = defineOperation({
  name: 'deal.get',
  kind: 'read',
  permission: 'deal:read',
  scope: 'organization',
  input: DealId,
  output: DealDetail,
  run: async (ctx, { id }) => {
    const { kind, createdAt, updatedAt, ...row } = await findDeal(ctx, id);
    return { ...row, kind: dealKind(kind), createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  },
});

/** One deal as the API gives it. */
export const getDealRecord = defineOperation({
  name: 'deal.get-record',
  kind: 'read',
  permission: 'deal:read',
  scope: 'organization',
  input: DealId,
  output: StoredDeal,
  run: async (ctx, { id }) => recordOf(await findDeal(ctx, id)),
});

/** Every deal of the accounts that the caller may see, or of one of them, by id in code-point order. */
export const listDealRecords = defineOperation({
  name: 'deal.list-records',
  kind: 'read',
  permission: 'deal:read',
  scope: 'organization',
  input: z.strictObject({ accountId: z.string().optional(), after: z.string().optional(), limit: z.int().min(1).max(200).default(50) }),
  output: z.strictObject({ data: z.array(StoredDeal), more: z.boolean() }),
  run: async (ctx, { accountId, after, limit }) => {
    const rows = await selectDeals(ctx)
      .$if(accountId !== undefined, (query) => query.where('a.key', '=', accountId ?? ''))
      .$if(after !== undefined, (query) => query.where('d.key', '>', after ?? ''))
      .orderBy('d.key')
      .limit(limit + 1)
      .execute();
    return { data: rows.slice(0, limit).map(recordOf), more: rows.length > limit };
  },
});
