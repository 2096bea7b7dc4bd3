import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { findRecord } from '@/lib/core/record';
import { CustomerId } from '@/lib/kit/plain-text';
import { Asset, AssetId, AssetPage, AssetRecordPage, AssetTableRequest } from './contract';
import { assetDetail, selectDetails } from './detail';
import { assetChoices, assetPage } from './list';

/** The Assets tab: one page of an account's assets. */
export const listAssetTable = defineOperation({
  name: 'asset.table',
  kind: 'read',
  permission: 'asset:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AssetTableRequest,
  output: AssetPage,
  run: async (ctx, { filter, sort, cursor, limit }, account) => ({
    ...(await assetPage(ctx, account, { filter, sort, cursor, size: limit })),
    ...(await assetChoices(ctx, account)),
  }),
});

/** One asset with all its versions. */
export const getAsset = defineOperation({
  name: 'asset.get',
  kind: 'read',
  permission: 'asset:read',
  scope: 'organization',
  input: AssetId,
  output: Asset,
  run: async (ctx, { id: key }) => {
    const { id } = await findRecord(ctx, 'asset', key);
    return assetDetail(await selectDetails(ctx).where('a.id', '=', id).executeTakeFirstOrThrow());
  },
});

/** Assets of all accounts that the caller may see, by id in code-point order, after one id. */
export const listAssets = defineOperation({
  name: 'asset.list',
  kind: 'read',
  permission: 'asset:read',
  scope: 'organization',
  input: z.strictObject({
    accountId: CustomerId.optional().describe('Only those of this account'),
    after: z.string().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: AssetRecordPage,
  run: async (ctx, { accountId, after, limit }) => {
    let query = selectDetails(ctx)
      .orderBy('a.key')
      .limit(limit + 1);
    if (accountId !== undefined) query = query.where('o.key', '=', accountId);
    if (after !== undefined) query = query.where('a.key', '>', after);
    const rows = await query.execute();
    return { data: rows.slice(0, limit).map(assetDetail), more: rows.length > limit };
  },
});

/** A stored version of an asset that the caller may see, by default the latest. @throws AppError not_found, for links too */
export async function findFile(ctx: Context, key: string, number?: number) {
  const asset = await findRecord(ctx, 'asset', key);
  const file = await ctx.db
    .selectFrom('assetFile')
    .select(['fileName', 'mediaType', 'size', 'sha256', 'storageKey'])
    .where('assetId', '=', asset.id)
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .executeTakeFirst();
  if (!file) throw new AppError('not_found', 'There is no such file');
  return file;
}
