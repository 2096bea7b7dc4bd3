import type * as z from 'zod';
import type { Permission } from '@/lib/kit/access';
import type { Caller } from './actor';
import { type Context, makeContext, writeAudit } from './context';
import { withTenant } from './db/database';
import { drainOutbox } from './jobs/outbox';
import { wake } from './jobs/wake';
import { admit, findSubject, type Scope } from './operation';
import type { ByteRange } from './storage/storage';
import type { Reader } from './stream';

/** Bytes on their way in or out. */
export type Bytes = AsyncIterable<Uint8Array>;

/** What a caller sends, and how many bytes that will be if it says so. */
export interface Sent {
  bytes: Bytes;
  announced: number | null;
}

/** A file on its way out, whole or in part. */
export interface OutgoingFile {
  fileName: string;
  mediaType: string;
  /** Null when it is only known at the end. */
  size: number | null;
  /** Whether a browser may show it within a page. */
  isShown: boolean;
  read(range?: ByteRange): Promise<Bytes>;
}

export interface TransferOperation<I, O> {
  name: `${string}.${string}`;
  permission: Permission;
  scope: Scope | ((input: I) => string);
  input: z.ZodType<I, unknown>;
  /**
   * Moves bytes outside any transaction. Each `within` is a short one of its own, which checks permission and scope
   * again and writes its audit.
   */
  transfer(within: Reader, input: I, sent: Sent): Promise<O>;
}

/** Uploads, downloads, and what else takes longer than a transaction may: authorised first, committed in a second one. */
export function defineTransfer<I, O>(definition: TransferOperation<I, O>): TransferOperation<I, O> {
  return definition;
}

async function* noBytes(): Bytes {}

const NOTHING: Sent = { bytes: noBytes(), announced: 0 };

/**
 * Lets a transfer through the door: permission and input before a byte is read, and again at each of its transactions.
 * @throws AppError, and whatever the storage throws
 */
export async function runTransfer<I, O>(
  operation: TransferOperation<I, O>,
  authenticate: () => Promise<Caller>,
  raw: unknown,
  sent: Sent = NOTHING,
): Promise<O> {
  const input = admit(operation, await authenticate(), raw);
  const within: Reader = async (work) => {
    const caller = await authenticate();
    admit(operation, caller, raw);
    let used: Context | undefined;
    const result = await withTenant(caller.organization.id, async (db) => {
      const ctx = makeContext(caller, db);
      used = ctx;
      const account = await findSubject(operation.scope, ctx, input);
      const answer = await work(ctx, account);
      await writeAudit(ctx, operation.name);
      return answer;
    });
    if (used?.hasEffects) await wake(drainOutbox, {});
    return result;
  };
  return operation.transfer(within, input, sent);
}
