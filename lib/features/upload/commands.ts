import { sql } from 'kysely';
import { AppError } from '@/lib/core/errors';
import { atMost } from '@/lib/core/files/at-most';
import { defineOperation } from '@/lib/core/operation';
import { newStorageKey, storage } from '@/lib/core/storage/storage';
import { defineTransfer } from '@/lib/core/transfer';
import { findUpload, shownUpload, UPLOAD_KEPT_MS } from '@/lib/core/uploads';
import { Done, Upload, UploadId, UploadPart } from './contract';

// Who may send any file may send one to an account; which file it is was settled when it was announced.

/** How much of an upload has arrived, for going on after an interruption. */
export const readUpload = defineOperation({
  name: 'upload.read',
  kind: 'read',
  permission: 'asset:write',
  scope: 'organization',
  input: UploadId,
  output: Upload,
  run: async (ctx, { id }) => shownUpload(await findUpload(ctx, id)),
});

const tooMany = () => new AppError('too_large', 'More bytes were sent than the upload announced');

/**
 * Takes the next bytes of an upload, streamed into the storage. A piece whose connection breaks has never arrived.
 * @throws AppError conflict when other bytes arrived there meanwhile; too_large beyond the size announced
 */
export const receiveBytes = defineTransfer({
  name: 'upload.receive',
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
        const expiresAt = new Date(ctx.now.getTime() + UPLOAD_KEPT_MS);
        const added = await ctx.db
          .updateTable('upload')
          .set({ received: offset + size, expiresAt, parts: sql<string[]>`coalesce(parts, '{}') || ${key}::text` })
          .where('id', '=', id)
          .where('received', '=', offset)
          .returning('id')
          .executeTakeFirst();
        if (!added) throw moved();
        return shownUpload(await findUpload(ctx, id));
      });
    } catch (error) {
      await files.remove(key);
      throw error;
    }
  },
});

/** Forgets an upload and what has arrived of it. */
export const cancelUpload = defineTransfer({
  name: 'upload.cancel',
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
