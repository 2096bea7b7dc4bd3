import type * as z from 'zod';
import type { Permission } from '@/lib/kit/access';
import type { Caller } from './actor';
import { type Context, makeContext, type ScopedAccount } from './context';
import { withTenant } from './db/database';
import { admit, findSubject, type Scope } from './operation';

/** Runs a short read inside the fence; throws once the caller may no longer see what the stream is about. */
export type Reader = <T>(work: (ctx: Context, account: ScopedAccount | null) => Promise<T>) => Promise<T>;

export interface StreamOperation<I> {
  name: `${string}.${string}`;
  permission: Permission;
  scope: Scope | ((input: I) => string);
  input: z.ZodType<I, unknown>;
  /** What else has to be there before the first chunk. @throws AppError */
  begin?(ctx: Context, input: I): Promise<void>;
  /** Yields text; each `read` is a transaction of its own that checks permission and scope again. */
  chunks(read: Reader, input: I): AsyncGenerator<string>;
}

/** Exports and live updates: authorised first, then streamed outside any long transaction. */
export function defineStream<I>(definition: StreamOperation<I>): StreamOperation<I> {
  return definition;
}

/**
 * Opens a stream through the door: permission, input and scope are checked before the first chunk and at every read,
 * so that a stream ends when its reader loses the right to it.
 * @throws AppError before the stream begins
 */
export async function openStream<I>(
  operation: StreamOperation<I>,
  authenticate: () => Promise<Caller>,
  raw: unknown,
): Promise<AsyncGenerator<string>> {
  const input = admit(operation, await authenticate(), raw);
  const read: Reader = async (work) => {
    const caller = await authenticate();
    admit(operation, caller, raw);
    return withTenant(caller.organization.id, async (db) => {
      const ctx = makeContext(caller, db);
      const account = await findSubject(operation.scope, ctx, input);
      return work(ctx, account);
    });
  };
  await read(async (ctx) => {
    await operation.begin?.(ctx, input);
    ctx.log.debug({ operation: operation.name }, 'stream opened');
  });
  return operation.chunks(read, input);
}
