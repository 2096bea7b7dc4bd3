import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { bringBackRecord, changeRecord, findRecord, removeRecord } from '@/lib/core/record';
import { AssetChange, AssetId, Done, NewKeptFile, NewLink, SavedAsset } from './contract';
import { addFile, insertAsset } from './store';

/** A link as an asset of an account. */
export const createLink = defineOperation({
  name: 'asset.create-link',
  kind: 'write',
  permission: 'asset:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewLink,
  output: SavedAsset,
  run: async (ctx, { accountId: _account, tags = [], description = null, ...values }, account) => {
    const { key } = await insertAsset(ctx, { ...values, tags: [...new Set(tags)], description, accountId: account.id });
    return { id: key, version: 1 };
  },
});

/** A file that Rapport made itself, stored already, as an asset of an account. */
export const keepFile = defineOperation({
  name: 'asset.keep-file',
  kind: 'write',
  permission: 'asset:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewKeptFile,
  output: SavedAsset,
  run: async (ctx, { name, kind, file }, account) => {
    const asset = await insertAsset(ctx, { name, kind, tags: [], description: null, url: null, accountId: account.id });
    await addFile(ctx, { ...asset, accountId: account.id }, file);
    return { id: asset.key, version: 2 };
  },
});

/** @throws AppError precondition: a file is changed by a new version, a link has an address and nothing else */
async function demandLink(ctx: Context, id: number): Promise<void> {
  const { url } = await ctx.db.selectFrom('asset').select('url').where('id', '=', id).executeTakeFirstOrThrow();
  if (url === null) throw new AppError('precondition', 'This asset is a file: upload a new version of it');
}

/** Changes what an asset says of itself. @throws AppError conflict when someone changed it meanwhile */
export const updateAsset = defineOperation({
  name: 'asset.update',
  kind: 'write',
  permission: 'asset:write',
  scope: 'organization',
  input: AssetChange,
  output: SavedAsset,
  run: async (ctx, { id: key, version, tags, ...values }) => {
    const asset = await findRecord(ctx, 'asset', key);
    if (values.url !== undefined) await demandLink(ctx, asset.id);
    const changes = { ...values, ...(tags && { tags: [...new Set(tags)] }) };
    const next = await changeRecord(ctx, 'asset', asset, changes, version);
    ctx.audit(`asset:${key}`, { fields: Object.keys(changes) });
    return { id: key, version: next };
  },
});

/** Takes an asset with its versions out of every list; it can be restored for 30 days. */
export const deleteAsset = defineOperation({
  name: 'asset.delete',
  kind: 'write',
  permission: 'asset:write',
  scope: 'organization',
  input: AssetId,
  output: Done,
  run: async (ctx, { id }) => {
    await removeRecord(ctx, 'asset', id);
    return {};
  },
});

/** Brings a deleted asset back with its versions. */
export const restoreAsset = defineOperation({
  name: 'asset.restore',
  kind: 'write',
  permission: 'asset:write',
  scope: 'organization',
  input: AssetId,
  output: Done,
  run: async (ctx, { id }) => {
    await bringBackRecord(ctx, 'asset', id);
    return {};
  },
});
