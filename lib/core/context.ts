import { sql } from 'kysely';
import type { Permission } from '@/lib/kit/access';
import { localDay } from '@/lib/kit/day';
import { type Actor, actorId, type Caller, may, type Organization } from './actor';
import { clock } from './clock';
import type { Db } from './db/database';
import { AppError } from './errors';
import type { Job } from './jobs/job';
import { type Log, log } from './log';
import type { Operation } from './operation';
import { visibleAccounts } from './visibility';
import type { Visit } from './visit';

/** What every operation runs with: who, where, when, and one transaction behind the tenant fence. */
export interface Context {
  organization: Organization;
  actor: Actor;
  /** As the caller's. */
  origin: Caller['origin'];
  db: Db;
  /** One instant for the whole operation. */
  now: Date;
  /** The organization's calendar day at `now`, YYYY-MM-DD. */
  today: string;
  requestId: string;
  log: Log;
  can(permission: Permission): boolean;
  /** Runs another operation in this transaction, through its own permission and scope. */
  call<I, O>(operation: Operation<I, O>, input: unknown): Promise<O>;
  /** Adds what a write did to the audit log: ids and field names, never a person's data. */
  audit(subject: string, detail?: Record<string, unknown>): void;
  /** Leaves an effect in the outbox, in this transaction; the same key again is the same effect. */
  enqueue<P extends { organizationId: number }>(job: Job<P>, payload: Omit<P, 'organizationId'>, dedupeKey: string): Promise<void>;
  auditTrail: AuditNote[];
  /** Whether effects were left: the door wakes a worker once they are committed. */
  hasEffects: boolean;
  /** Of records taken beside an earlier transaction of the same work: waits for its commit. What both may touch comes after it. */
  turn?: () => Promise<void>;
  /** Accounts found visible in this transaction, by the key they were asked for. */
  accounts: Map<string, ScopedAccount>;
  /** The hub that a customer reads in, where the operation's scope is the visit. */
  visit?: Visit;
}

export interface AuditNote {
  subject: string;
  detail: Record<string, unknown>;
}

/** The account an operation is about, already found visible. */
export interface ScopedAccount {
  id: number;
  key: string;
  name: string;
  type: string;
  parentId: number | null;
  depth: number;
  startedAt: Date;
}

/** A context inside one transaction of the caller's organization. */
export function makeContext(caller: Caller, db: Db): Context {
  const now = clock.now();
  const requestId = caller.requestId ?? crypto.randomUUID();
  const context: Context = {
    organization: caller.organization,
    actor: caller.actor,
    origin: caller.origin,
    db,
    now,
    today: localDay(now, caller.organization.timezone),
    requestId,
    log: log.child({ requestId, organization: caller.organization.id }),
    can: (permission) => may(caller.actor, permission),
    call: (operation, input) => operation.within(context, input),
    auditTrail: [],
    audit: (subject, detail = {}) => {
      context.auditTrail.push({ subject, detail });
    },
    accounts: new Map(),
    hasEffects: false,
    enqueue: async (job, rest, dedupeKey) => {
      context.hasEffects = true;
      const payload = job.payload.parse({ ...rest, organizationId: caller.organization.id });
      await db
        .insertInto('outbox')
        .values({ organizationId: caller.organization.id, job: job.name, payload: JSON.stringify(payload), dedupeKey, availableAt: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
  return context;
}

/**
 * The account behind a customer's id, if this actor may see it.
 * @throws AppError not_found, alike for absent, deleted and invisible accounts
 */
export async function findAccount(ctx: Pick<Context, 'db' | 'actor' | 'accounts'>, key: string): Promise<ScopedAccount> {
  const found = ctx.accounts.get(key);
  if (found) return found;
  const account = await ctx.db
    .selectFrom('externalId as x')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'x.organizationId').onRef('a.id', '=', 'x.recordId'))
    .select(['a.id', 'a.key', 'a.name', 'a.type', 'a.parentId', 'a.depth', 'a.startedAt'])
    .where('x.kind', '=', 'account')
    .where('x.scopeId', '=', 0)
    .where('x.value', '=', key)
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(ctx.actor, eb.ref('a.id')))
    .executeTakeFirst();
  if (!account) throw new AppError('not_found', 'There is no such account');
  ctx.accounts.set(key, account);
  return account;
}

/** The live accounts behind customers' ids that this actor may see, by the id they were asked for. */
export async function findAccounts(ctx: Pick<Context, 'db' | 'actor'>, keys: readonly string[]): Promise<Map<string, { id: number; key: string }>> {
  const rows = await ctx.db
    .selectFrom('externalId as x')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'x.organizationId').onRef('a.id', '=', 'x.recordId'))
    .select(['x.value', 'a.id', 'a.key'])
    .where('x.kind', '=', 'account')
    .where('x.scopeId', '=', 0)
    .where((eb) => eb('x.value', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(ctx.actor, eb.ref('a.id')))
    .execute();
  return new Map(rows.map(({ value, ...account }) => [value, account]));
}

/** Writes what the operation left in its audit trail. */
export async function writeAudit(ctx: Context, operation: string): Promise<void> {
  if (ctx.auditTrail.length === 0) return;
  await ctx.db
    .insertInto('auditEntry')
    .values(
      ctx.auditTrail.map((note) => ({
        organizationId: ctx.organization.id,
        at: sql<Date>`${ctx.now}`,
        actorKind: ctx.actor.kind,
        actorId: actorId(ctx.actor),
        operation,
        subject: note.subject,
        detail: JSON.stringify(note.detail),
        requestId: ctx.requestId,
      })),
    )
    .execute();
}

/** The same context, of which nothing is audited: where one entry stands for many changes. */
export function unaudited(ctx: Context): Context {
  const quiet: Context = { ...ctx, audit: () => undefined, call: (operation, input) => operation.within(quiet, input) };
  return quiet;
}
