import { actorId } from './actor';
import type { Context } from './context';
import { AppError } from './errors';
import { checkName } from './files/file-name';
import { storedOnDisk } from './files/on-disk';
import { refused } from './files/refusal';
import { storage } from './storage/storage';
import type { Reader } from './stream';
import { visibleAccounts } from './visibility';

/** An upload that nobody goes on with is forgotten after this long. */
export const UPLOAD_KEPT_MS = 24 * 3_600_000;
/** Bytes of a file. */
export const LARGEST_FILE = 100 * 1024 * 1024;
export const tooLarge = () => new AppError('too_large', 'A file may hold at most 100 MB (104,857,600 bytes)');
/** Uploads that one person or key has under way in a place at a time. */
const MOST_AT_ONCE = 50;

/** What a file becomes once it is here. */
export type UploadPurpose = 'asset' | 'publication';

/** What is known of an upload; only who began it may go on with it, and only while its account is visible. @throws AppError not_found */
export async function findUpload(ctx: Context, id: string, purpose?: UploadPurpose) {
  const upload = await ctx.db
    .selectFrom('upload as u')
    .leftJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'u.organizationId').onRef('a.id', '=', 'u.accountId'))
    .select(['u.id', 'u.accountId', 'u.assetId', 'u.answer', 'u.fileName', 'u.size', 'u.received', 'u.parts', 'u.details', 'u.expiresAt'])
    .where('u.id', '=', id)
    .where('u.actorKind', '=', ctx.actor.kind)
    .where('u.actorId', '=', actorId(ctx.actor))
    .where('u.expiresAt', '>', ctx.now)
    .where('a.deletedAt', 'is', null)
    .where((eb) => eb.or([eb('u.accountId', 'is', null), visibleAccounts(ctx.actor, eb.ref('u.accountId'))]))
    .$if(purpose !== undefined, (query) => query.where('u.purpose', '=', purpose ?? ''))
    .executeTakeFirst();
  if (!upload) throw new AppError('not_found', 'There is no such upload');
  return upload;
}
export type FoundUpload = Awaited<ReturnType<typeof findUpload>>;

/** An upload as its sender sees it. */
export const shownUpload = ({
  id,
  fileName,
  size,
  received,
  expiresAt,
}: Pick<FoundUpload, 'id' | 'fileName' | 'size' | 'received' | 'expiresAt'>) => ({
  ...{ id, fileName, size, received },
  expiresAt: expiresAt.toISOString(),
});

/** @throws AppError precondition beyond 50 uploads that were begun and not finished */
async function demandFewUploads(ctx: Context, accountId: number | null): Promise<void> {
  const { count } = await ctx.db
    .selectFrom('upload')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('accountId', 'is not distinct from', accountId)
    .where('actorId', '=', actorId(ctx.actor))
    .where('answer', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .executeTakeFirstOrThrow();
  if (count >= MOST_AT_ONCE) throw new AppError('precondition', `Finish or cancel one of ${MOST_AT_ONCE} uploads first`);
}

interface Announcement {
  purpose: UploadPurpose;
  /** Internal id. */
  accountId: number | null;
  fileName: string;
  /** Bytes. */
  size: number;
  details: object;
}

/**
 * Announces a file: what its size or name forbids is refused before a byte is sent.
 * @throws AppError too_large over 100 MB; precondition with the reason for which the name is refused
 */
export async function announceUpload(ctx: Context, { purpose, accountId, fileName, size, details }: Announcement, assetId: number | null = null) {
  if (size > LARGEST_FILE) throw tooLarge();
  if (size === 0) throw refused('empty');
  checkName(fileName);
  await demandFewUploads(ctx, accountId);
  const id = crypto.randomUUID();
  const expiresAt = new Date(ctx.now.getTime() + UPLOAD_KEPT_MS);
  await ctx.db
    .insertInto('upload')
    .values({
      ...{ organizationId: ctx.organization.id, id, purpose, accountId, assetId, fileName, size },
      ...{ actorKind: ctx.actor.kind, actorId: actorId(ctx.actor), details: JSON.stringify(details), createdAt: ctx.now, expiresAt },
    })
    .execute();
  ctx.audit(`upload:${id}`);
  return shownUpload({ id, fileName, size, received: 0, expiresAt });
}

/** How an upload ends. */
interface Ending<File, Answer> {
  purpose: UploadPurpose;
  /** Looks into the file on this machine's disk and stores it; a refusal forgets the upload. */
  keep(path: string, upload: FoundUpload, organizationId: number): Promise<File>;
  /** Makes the stored file what it was sent for. */
  become(ctx: Context, file: File, upload: FoundUpload): Promise<Answer>;
  /** The answer as it was given before. */
  again(answer: unknown): Answer;
}

/** Forgets an upload of a file that is refused: nothing of it stays. */
async function forget(ctx: Context, id: string): Promise<void> {
  await ctx.db.deleteFrom('upload').where('id', '=', id).execute();
  ctx.audit(`upload:${id}`, { refused: true });
}

/**
 * Ends an upload: the file is looked into, stored, and becomes what it was sent for. Asked again it answers the same, so
 * that an answer that was lost can be had once more.
 * @throws AppError conflict while bytes are missing; precondition with the reason for which the file is refused
 */
export async function endUpload<File extends { storageKey: string }, Answer extends object>(
  within: Reader,
  id: string,
  { purpose, keep, become, again }: Ending<File, Answer>,
): Promise<Answer> {
  const { upload, organizationId } = await within(async (ctx) => ({
    upload: await findUpload(ctx, id, purpose),
    organizationId: ctx.organization.id,
  }));
  if (upload.answer !== null) return again(upload.answer);
  if (upload.received < upload.size) throw new AppError('conflict', `Only ${upload.received} of ${upload.size} bytes have arrived`);
  const files = await storage();
  const drop = async (keys: readonly string[]) => {
    for (const key of keys) await files.remove(key);
  };
  const parts = upload.parts ?? [];
  const file = await storedOnDisk(files, parts, (path) => keep(path, upload, organizationId)).catch(async (error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'precondition') throw error;
    await within((ctx) => forget(ctx, id));
    await drop(parts);
    throw error;
  });
  const made = await within(async (ctx) => {
    await ctx.db.selectFrom('upload').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
    const held = await findUpload(ctx, id, purpose);
    // Someone who ended it first has made the file something already.
    if (held.answer !== null) return { answer: again(held.answer), isKept: false };
    const answer = await become(ctx, file, held);
    await ctx.db
      .updateTable('upload')
      .set({ answer: JSON.stringify(answer), parts: [] })
      .where('id', '=', id)
      .execute();
    return { answer, isKept: true };
  }).catch(async (error: unknown) => {
    await drop([file.storageKey]);
    throw error;
  });
  await drop([...parts, ...(made.isKept ? [] : [file.storageKey])]);
  return made.answer;
}
