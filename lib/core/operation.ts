import type * as z from 'zod';
import type { Permission } from '@/lib/kit/access';
import { type Caller, may } from './actor';
import { clock } from './clock';
import { type Context, findAccount, makeContext, type ScopedAccount, writeAudit } from './context';
import { readTenant, withTenant } from './db/database';
import { AppError, type FieldError, toAppError } from './errors';
import { drainOutbox } from './jobs/outbox';
import { wake } from './jobs/wake';
import { findVisit } from './visit';

/**
 * What an operation is about. `organization`: anything of the tenant, narrowed by the operation through
 * visibleAccounts; `self`: the signed-in person's own things; `visit`: the hub of the customer who reads in it, found
 * open before run (`visitOf`); `account`: one account, found visible before run.
 */
export type Scope = 'organization' | 'self' | 'visit';

type Schema<T> = z.ZodType<T, unknown>;

interface Base<I, O> {
  name: `${string}.${string}`;
  kind: 'read' | 'write';
  permission: Permission;
  input: Schema<I>;
  output: Schema<O>;
}

export interface Operation<I, O> extends Base<I, O> {
  /** The customer's id of the account it is about, or the wider scope. */
  scope: Scope | ((input: I) => string);
  run(ctx: Context, input: I, account: ScopedAccount | null): Promise<O>;
  /** Runs inside another operation: same transaction, same actor, its own permission and scope. */
  within(ctx: Context, raw: unknown): Promise<O>;
}

interface WideDefinition<I, O> extends Base<I, O> {
  scope: Scope;
  run(ctx: Context, input: I): Promise<O>;
}

interface AccountDefinition<I, O> extends Base<I, O> {
  scope: (input: I) => string;
  run(ctx: Context, input: I, account: ScopedAccount): Promise<O>;
}

/** The house's one unit: permission, scope, input, output, run. Every adapter calls one of these. */
export function defineOperation<I, O>(definition: WideDefinition<I, O> | AccountDefinition<I, O>): Operation<I, O> {
  const operation: Operation<I, O> = {
    ...(definition as Omit<Operation<I, O>, 'within'>),
    within: (ctx, raw) => perform(operation, ctx, admit(operation, ctx, raw)),
  };
  return operation;
}

/** zod's complaints as dotted paths with public sentences. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code ?? 'invalid', message: issue.message }));
}

/** An input as its schema wants it. @throws AppError invalid, naming each fault */
export function parseInput<T>(schema: Schema<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new AppError('invalid', undefined, { errors: fieldErrors(parsed.error) });
  return parsed.data;
}

/** Permission, then input. @throws AppError forbidden or invalid */
export function admit<I>(
  operation: Pick<Base<I, unknown>, 'permission' | 'input'> & { scope: unknown },
  caller: Pick<Caller, 'actor'>,
  raw: unknown,
): I {
  if (!may(caller.actor, operation.permission)) throw new AppError('forbidden', `This needs the permission ${operation.permission}`);
  if (operation.scope === 'self' && caller.actor.kind !== 'user') throw new AppError('forbidden', 'This is for signed-in people only');
  if (operation.scope === 'visit' && caller.actor.kind !== 'hubVisitor') throw new AppError('forbidden', 'This is for readers of a hub only');
  return parseInput(operation.input, raw);
}

/** What an operation is about: the account that its scope names, or nothing but the context. @throws AppError not_found */
export async function findSubject<I>(scope: Scope | ((input: I) => string), ctx: Context, input: I): Promise<ScopedAccount | null> {
  if (scope === 'visit') ctx.visit = await findVisit(ctx);
  return typeof scope === 'function' ? findAccount(ctx, scope(input)) : null;
}

async function perform<I, O>(operation: Operation<I, O>, ctx: Context, input: I): Promise<O> {
  const account = await findSubject(operation.scope, ctx, input);
  return operation.output.parse(await operation.run(ctx, input, account));
}

/** One operation with its input, to be asked together with others. */
export interface Ask<O> {
  operation: Operation<unknown, O>;
  input: unknown;
}

/** Names an operation and its input, typed by what it answers. */
export function ask<I, O>(operation: Operation<I, O>, input: unknown): Ask<O> {
  return { operation: operation as Operation<unknown, O>, input };
}

/** What a set of asks answers. */
export type Answers<T extends Record<string, Ask<unknown>>> = { [K in keyof T]: T[K] extends Ask<infer O> ? O : never };

async function throughDoor<T>(caller: Caller, names: string, writes: boolean, work: (ctx: Context) => Promise<T>): Promise<T> {
  const started = clock.ticks();
  let ctx: Context | undefined;
  try {
    const output = await (writes ? withTenant : readTenant)(caller.organization.id, async (db) => {
      ctx = makeContext(caller, db);
      const result = await work(ctx);
      if (writes) await writeAudit(ctx, names);
      return result;
    });
    if (ctx?.hasEffects) await wake(drainOutbox, {});
    ctx?.log.debug({ operation: names, ms: Math.round(clock.ticks() - started) }, 'done');
    return output;
  } catch (error) {
    const known = toAppError(error);
    if (known.code === 'internal') ctx?.log.error({ operation: names, error: known.cause ?? known }, 'failed');
    else ctx?.log.debug({ operation: names, code: known.code }, 'refused');
    throw known;
  }
}

/** Stands around an operation within its transaction: runs it, or answers in its place. */
export type Around = <T>(ctx: Context, run: () => Promise<T>) => Promise<T>;

/**
 * The one door: permission, input, transaction with the tenant set, scope, run, output, audit, commit, log.
 * @throws AppError and nothing else; a failed call has changed nothing
 */
export async function invoke<I, O>(operation: Operation<I, O>, caller: Caller, raw: unknown, around?: Around): Promise<O> {
  if (operation.kind === 'write' && caller.actor.kind === 'user' && caller.actor.seenBy)
    throw new AppError('forbidden', 'You see this page as somebody else does: end the preview to change something');
  const input = admit(operation, caller, raw);
  // A read that is answered once per key is written down, though it changes nothing.
  const writes = operation.kind === 'write' || around !== undefined;
  return throughDoor(caller, operation.name, writes, (ctx) => {
    const run = () => perform(operation, ctx, input);
    return around ? around(ctx, run) : run();
  });
}

/**
 * Several reads of one page in one transaction and at one instant, each through its own permission and scope.
 * @throws AppError of the first that fails
 */
export async function invokeTogether<T extends Record<string, Ask<unknown>>>(caller: Caller, asks: T): Promise<Answers<T>> {
  const names = Object.values(asks).map(({ operation }) => operation.name);
  return throughDoor(caller, names.join('+'), false, async (ctx) => {
    const answers: Record<string, unknown> = {};
    for (const [key, { operation, input }] of Object.entries(asks)) {
      if (operation.kind !== 'read') throw new AppError('internal', `${operation.name} is no read`);
      answers[key] = await operation.within(ctx, input);
    }
    return answers as Answers<T>;
  });
}
