import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { AccountId, CarriedTag } from './contract';
import { tagsOfAccount } from './describe';
import type { AccountState } from './rules';

/** An account as `PUT /api/v1/accounts` takes it, with every field, and with its tags. */
export const StoredAccount = z.strictObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  /** Null also when the reader may not see the parent. */
  parentId: z.string().nullable(),
  relationship: z.string().nullable(),
  domain: z.string().nullable(),
  createdAt: z.iso.datetime(),
  status: z.string().nullable(),
  lifecycleStage: z.string().nullable(),
  ownerEmail: z.string().nullable(),
  /** As sent; events may bring lists and objects. */
  attributes: z.record(z.string(), z.unknown()),
  /** Read only here: `PUT /api/v1/accounts/{accountId}/tags` sets them. */
  tags: z.array(CarriedTag),
});
type StoredAccount = z.infer<typeof StoredAccount>;

function selectRecords({ db, actor }: Pick<Context, 'db' | 'actor'>) {
  return db
    .selectFrom('account as a')
    .leftJoin('account as p', (join) =>
      join.onRef('p.organizationId', '=', 'a.organizationId').onRef('p.id', '=', 'a.parentId').on(visibleAccounts(actor, sql<number>`p.id`)),
    )
    .select(['a.key as id', 'a.name', 'a.type', 'p.key as parentId', 'a.relationship', 'a.domain', 'a.startedAt', 'a.status', 'a.lifecycleStage'])
    .select(['a.ownerEmail', 'a.attributes', tagsOfAccount.as('tags')])
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(actor, sql<number>`a.id`));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRecords>['execute']>>[number];

function recordOf({ startedAt, attributes, ...row }: Row): StoredAccount {
  return { ...row, createdAt: startedAt.toISOString(), attributes: attributes as AccountState['attributes'] };
}

/** Every account that the caller may see, by id in code-point order, after one id. */
export const listRecords = defineOperation({
  name: 'account.list-records',
  kind: 'read',
  permission: 'account:read',
  scope: 'organization',
  input: z.strictObject({ after: z.string().optional(), limit: z.int().min(1).max(200).default(50) }),
  output: z.strictObject({ data: z.array(StoredAccount), more: z.boolean() }),
  run: async (ctx, { after, limit }) => {
    const all = selectRecords(ctx)
      .orderBy('a.key')
      .limit(limit + 1);
    const rows = await (after === undefined ? all : all.where('a.key', '>', after)).execute();
    return { data: rows.slice(0, limit).map(recordOf), more: rows.length > limit };
  },
});

/** One account's record. */
export const getRecord = defineOperation({
  name: 'account.get-record',
  kind: 'read',
  permission: 'account:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountId,
  output: StoredAccount,
  run: async (ctx, _input, account) => {
    const row = await selectRecords(ctx).where('a.id', '=', account.id).executeTakeFirst();
    if (!row) throw new AppError('not_found', 'There is no such account');
    return recordOf(row);
  },
});
