import { sql } from 'kysely';
import { actorId } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { atMost } from '@/lib/core/files/at-most';
import { checkName } from '@/lib/core/files/file-name';
import { refused } from '@/lib/core/files/refusal';
import { defineOperation } from '@/lib/core/operation';
import { findRecord } from '@/lib/core/record';
import { newStorageKey, storage } from '@/lib/core/storage/storage';
import { defineTransfer } from '@/lib/core/transfer';
import { visibleAccounts } from '@/lib/core/visibility';
import { Done, NewUpload, Upload, UploadId, UploadPart } from './contract';
import { LARGEST_FILE } from './table';

/** An upload that nobody goes on with is forgotten after this long. */
const KEPT_MS = 24 * 3_600_000;
/** Uploads that one person or key has under way on an account at a time. */
const MOST_AT_ONCE = 50;

const tooLarge = () => new AppError('too_large', 'A file may hold at most 100 MB (104,857,600 bytes)');

/** What is known of an upload; only who began it may go on with it, and only while the account is visible. */
export async function findUpload(ctx: Context, id: string) {
  const upload = await ctx.db
    .selectFrom('upload as u')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'u.organizationId').onRef('a.id', '=', 'u.accountId'))
    .select(['u.id', 'u.accountId', 'u.assetId', 'u.assetKey', 'u.fileName', 'u.size', 'u.received', 'u.parts', 'u.details', 'u.expiresAt'])
    .where('u.id', '=', id)
    .where('u.actorKind', '=', ctx.actor.kind)
    .where('u.actorId', '=', actorId(ctx.actor))
    .where('u.expiresAt', '>', ctx.now)
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(ctx.actor, eb.ref('u.accountId')))
    .executeTakeFirst();
  if (!upload) throw new AppError('not_found', 'There is no such upload');
  return upload;
}

const shown = ({ id, fileName, size, received, expiresAt }: Awaited<ReturnType<typeof findUpload>>) => ({
  ...{ id, fileName, size, received },
  expiresAt: expiresAt.toISOString(),
});

/** @throws AppError precondition beyond 50 uploads that were begun and not finished */
async function demandFewUploads(ctx: Context, accountId: number): Promise<void> {
  const { count } = await ctx.db
    .selectFrom('upload')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('accountId', '=', accountId)
    .where('actorId', '=', actorId(ctx.actor))
    .where('assetKey', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .executeTakeFirstOrThrow();
  if (count >= MOST_AT_ONCE) throw new AppError('precondition', `Finish or cancel one of ${MOST_AT_ONCE} uploads first`);
}

/**
 * Announces a file: what its name or size forbids is refused before a byte is sent.
 * @throws AppError too_large over 100 MB; precondition with the reason for which the name is refused
 */
export const beginUpload = defineOperation({
  name: 'asset.begin-upload',
  kind: 'write',
  permission: 'asset:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewUpload,
  output: Upload,
  run: async (ctx, { accountId: _account, fileName, size, assetId: key, ...details }, account) => {
    if (size > LARGEST_FILE) throw tooLarge();
    if (size === 0) throw refused('empty');
    checkName(fileName);
    await demandFewUploads(ctx, account.id);
    const asset = key === undefined ? null : await findRecord(ctx, 'asset', key);
    if (asset && asset.accountId !== account.id) throw new AppError('not_found', 'There is no such asset');
    const id = crypto.randomUUID();
    const { kind, id: by } = { kind: ctx.actor.kind, id: actorId(ctx.actor) };
    const expiresAt = new Date(ctx.now.getTime() + KEPT_MS);
    await ctx.db
      .insertInto('upload')
      .values({
        ...{ organizationId: ctx.organization.id, id, accountId: account.id, assetId: asset?.id ?? null, fileName, size },
        ...{ actorKind: kind, actorId: by, details: JSON.stringify(details), createdAt: ctx.now, expiresAt },
      })
      .execute();
    ctx.audit(`upload:${id}`);
    return { id, fileName, size, received: 0, expiresAt: expiresAt.toISOString() };
  },
});

/** How much of an upload has arrived, for going on after an interruption. */
export const readUpload = defineOperation({
  name: 'asset.read-upload',
  kind: 'read',
  permission: 'asset:write',
  scope: 'organization',
  input: UploadId,
  output: Upload,
  run: async (ctx, { id }) => shown(await findUpload(ctx, id)),
});

const tooMany = () => new AppError('too_large', 'More bytes were sent than the upload announced');

/**
 * Takes the next bytes of an upload, streamed into the storage. A piece whose connection breaks has never arrived.
 * @throws AppError conflict when other bytes arrived there meanwhile; too_large beyond the size announced
 */
export const receiveBytes = defineTransfer({
  name: 'asset.receive',
  permission: 'asset:write',
  scope: 'organization',
  input: UploadPart,
  transfer: async (within, { id, offset }, { bytes, announced }) => {
    const moved = () => new AppError('conflict', 'The upload does not stand at this offset: ask how much has arrived');
    const { left, organizationId } = await within(async (ctx) => {
      const { size, received } = await findUpload(ctx, id);
      if (received !== offset) throw moved();
      return { left: size - received, organizationId: ctx.organization.id };
    });
    if ((announced ?? 0) > left) throw tooMany();
    const files = await storage();
    const key = newStorageKey(organizationId);
    const { size } = await files.write(key, atMost(left, bytes, tooMany));
    try {
      return await within(async (ctx) => {
        const expiresAt = new Date(ctx.now.getTime() + KEPT_MS);
        const added = await ctx.db
          .updateTable('upload')
          .set({ received: offset + size, expiresAt, parts: sql<string[]>`coalesce(parts, '{}') || ${key}::text` })
          .where('id', '=', id)
          .where('received', '=', offset)
          .returning('id')
          .executeTakeFirst();
        if (!added) throw moved();
        return shown(await findUpload(ctx, id));
      });
    } catch (error) {
      await files.remove(key);
      throw error;
    }
  },
});

/** Forgets an upload and what has arrived of it. */
export const cancelUpload = defineTransfer({
  name: 'asset.cancel-upload',
  permission: 'asset:write',
  scope: 'organization',
  input: UploadId,
  transfer: async (within, { id }) => {
    const parts = await within(async (ctx) => {
      const found = await findUpload(ctx, id);
      await ctx.db.deleteFrom('upload').where('id', '=', id).execute();
      ctx.audit(`upload:${id}`, { cancelled: true });
      return found.parts ?? [];
    });
    const files = await storage();
    for (const part of parts) await files.remove(part);
    return Done.parse({});
  },
});
