import { actorId } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { atMost } from '@/lib/core/files/at-most';
import { newStorageKey, type Storage, storage } from '@/lib/core/storage/storage';
import { type Bytes, defineTransfer } from '@/lib/core/transfer';
import { ImportId, type ImportMapping, NewImport } from './contract';
import { guessColumns, guessFormat } from './guess';
import { asUtf8, encodingOf, type Inspected, inspectCsv } from './inspect';
import { IMPORT_DOORS } from './kinds';
import { type ImportKind, LARGEST_IMPORT } from './table';
import { targetsOf } from './targets';

const tooLarge = () => new AppError('too_large', 'A file may hold at most 100 MB (104,857,600 bytes)');

/** @throws AppError forbidden for those who may not write records of the kind */
export function demandKind(ctx: Pick<Context, 'can'>, kind: ImportKind): void {
  const { permission } = IMPORT_DOORS[kind];
  if (!ctx.can(permission)) throw new AppError('forbidden', `This needs the permission ${permission}`);
}

interface KeptFile extends Inspected {
  storageKey: string;
  encoding: string;
  /** Bytes */
  size: number;
}

/** Stores a file under one of two keys, as UTF-8 without a mark, and looks into it. */
async function keepFile(files: Storage, [sent, rewritten]: readonly [string, string], body: Bytes): Promise<KeptFile> {
  const { size } = await files.write(sent, atMost(LARGEST_IMPORT, body, tooLarge));
  const encoding = await encodingOf(await files.read(sent));
  if (encoding === 'utf-8') return { ...(await inspectCsv(() => files.read(sent))), storageKey: sent, encoding, size };
  const stored = await files.write(rewritten, asUtf8(await files.read(sent), encoding));
  await files.remove(sent);
  return { ...(await inspectCsv(() => files.read(rewritten))), storageKey: rewritten, encoding, size: stored.size };
}

async function insertImport(ctx: Context, { kind, fileName }: { kind: ImportKind; fileName: string }, file: KeptFile) {
  const { header, samples, ...rest } = file;
  const mapping: ImportMapping = { columns: guessColumns(header, await targetsOf(ctx, kind)), ...guessFormat(samples), clears: false };
  const id = crypto.randomUUID();
  await ctx.db
    .insertInto('dataImport')
    .values({
      ...{ organizationId: ctx.organization.id, id, kind, fileName, ...rest, header, samples: JSON.stringify(samples) },
      ...{ mapping: JSON.stringify(mapping), actorKind: ctx.actor.kind, actorId: actorId(ctx.actor), createdAt: ctx.now, updatedAt: ctx.now },
    })
    .execute();
  ctx.audit(`import:${id}`, { kind, rows: file.rows });
  return { id };
}

/**
 * Takes a file of records in, streamed into the storage, and guesses what its columns are; nothing is imported yet.
 * @throws AppError too_large over 100 MB; precondition with the reason for which it can't be read; forbidden
 */
export const uploadImport = defineTransfer({
  name: 'import.upload',
  permission: 'import:write',
  scope: 'organization',
  input: NewImport,
  transfer: async (within, input, { bytes, announced }) => {
    const organizationId = await within(async (ctx) => {
      demandKind(ctx, input.kind);
      return ctx.organization.id;
    });
    if ((announced ?? 0) > LARGEST_IMPORT) throw tooLarge();
    const files = await storage();
    const keys = [newStorageKey(organizationId), newStorageKey(organizationId)] as const;
    try {
      const file = await keepFile(files, keys, bytes);
      return ImportId.parse(await within((ctx) => insertImport(ctx, input, file)));
    } catch (error) {
      for (const key of keys) await files.remove(key);
      throw error;
    }
  },
});
