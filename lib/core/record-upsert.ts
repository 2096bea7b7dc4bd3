import { isDeepStrictEqual } from 'node:util';
import { type SqlBool, sql } from 'kysely';
import type * as z from 'zod';
import { type Context, findAccounts } from './context';
import type { FieldError } from './errors';
import { type RecordOutcome, type UpsertResult, upsertEach } from './upsert';

/** A record as sent: absent fields keep what is stored. */
interface SentRecord {
  id: string;
  accountId: string;
  updatedAt?: Date | null;
}

/** What the frame keeps of a record beside its own fields. */
export interface RecordFrame {
  key: string;
  /** Internal id of its account. */
  accountId: number;
  sourceUpdatedAt: Date | null;
}

/** A record as it is stored, deleted ones too. */
export interface LoadedRecord<F extends object> {
  frame: RecordFrame;
  fields: F;
  deleted: boolean;
  /** Whether the actor may see its account. */
  isVisible: SqlBool;
}

/** A record as it is to be stored: live. */
export type RecordState<F extends object> = F & RecordFrame;

/** A kind of record that customers send in bulk: what sets it apart from the others. */
export interface RecordKind<R extends SentRecord, F extends object> {
  /** How errors, audit and timeline call one. */
  noun: string;
  schema: z.ZodType<R>;
  load(ctx: Context, keys: readonly string[]): Promise<LoadedRecord<F>[]>;
  /** The fields after a record. */
  merge(before: F | null, record: R): F;
  /** What is wrong with them as a whole, beyond each by itself. */
  fault?(after: F): FieldError | null;
  /**
   * Writes them, their parts and what the timeline tells of them; deleted ones come back.
   * @param known keys of those among them that were stored before
   */
  save(ctx: Context, states: readonly RecordState<F>[], known: readonly string[]): Promise<void>;
  /** When such a record began: a customer without a known beginning is a customer since its first one. */
  beganAt(after: F, timeZone: string): Date;
}

interface Change<F extends object> {
  state: RecordState<F>;
  fields: string[];
}

/** What a record says of a field that may be absent, or else what was stored. */
export const given = <T>(sent: T | null | undefined, stored: T | null | undefined): T | null => (sent === undefined ? (stored ?? null) : sent);

const NO_ACCOUNT: FieldError = { path: 'accountId', code: 'unknown_account', message: 'There is no such account' };

/** Names of the fields in which two states differ, for the audit log: never the values. */
function changedFields(before: object | null, after: object): string[] {
  if (before === null) return Object.keys(after);
  const old = before as Record<string, unknown>;
  return Object.entries(after).flatMap(([name, value]) => (isDeepStrictEqual(old[name], value) ? [] : [name]));
}

/** Applies the records one after another in memory; several may concern one. */
function applyRecords<R extends SentRecord, F extends object>(
  kind: RecordKind<R, F>,
  records: readonly R[],
  stored: ReadonlyMap<string, LoadedRecord<F>>,
  accounts: ReadonlyMap<string, { id: number }>,
) {
  const wanted = new Map<string, { frame: RecordFrame; fields: F }>();
  const outcomes = records.map((record): RecordOutcome => {
    const known = stored.get(record.id);
    if (known && !known.isVisible) return { fault: { path: 'id', code: 'not_found', message: `There is no such ${kind.noun}` } };
    const account = accounts.get(record.accountId);
    if (!account) return { fault: NO_ACCOUNT };
    const before = wanted.get(record.id) ?? known;
    const at = before?.frame.sourceUpdatedAt ?? null;
    if (record.updatedAt && at && record.updatedAt < at) return { fault: null, isStale: true };
    const fields = kind.merge(before?.fields ?? null, record);
    const fault = kind.fault?.(fields) ?? null;
    if (fault) return { fault };
    wanted.set(record.id, { frame: { key: record.id, accountId: account.id, sourceUpdatedAt: record.updatedAt ?? at }, fields });
    return { fault: null, isStale: false };
  });
  return { wanted, outcomes };
}

function changesOf<F extends object>(wanted: ReadonlyMap<string, { frame: RecordFrame; fields: F }>, stored: ReadonlyMap<string, LoadedRecord<F>>) {
  return [...wanted.values()].flatMap(({ frame, fields }): Change<F>[] => {
    const before = stored.get(frame.key);
    const state = { ...fields, ...frame };
    const changed = changedFields(before ? { ...before.fields, ...before.frame } : null, state);
    return changed.length > 0 || before?.deleted ? [{ state, fields: before?.deleted ? [...changed, 'deleted'] : changed }] : [];
  });
}

/** Moves the beginning of accounts that nobody stated back to their first record's. */
async function beginAccounts({ db, organization }: Context, beginnings: readonly { accountId: number; at: Date }[]): Promise<void> {
  const first = new Map<number, Date>();
  for (const { accountId, at } of beginnings) {
    const known = first.get(accountId);
    if (known === undefined || at < known) first.set(accountId, at);
  }
  await sql`
    UPDATE account a SET started_at = n.at FROM unnest(${[...first.keys()]}::bigint[], ${[...first.values()]}::timestamptz[]) AS n (id, at)
    WHERE a.organization_id = ${organization.id} AND a.id = n.id AND NOT a.started_at_given AND a.started_at > n.at`.execute(db);
}

/**
 * Holds the records of a kind until the transaction ends: calls wait for each other, so that of two at once the older
 * never overwrites the newer. Transactions that keep their turns, with records of their own each, only wait for the others.
 */
export async function holdKind({ db, organization, turn }: Context, noun: string): Promise<void> {
  const hold = turn ? sql`pg_advisory_xact_lock_shared` : sql`pg_advisory_xact_lock`;
  await sql`SELECT ${hold}(hashtext(${`upsert ${noun}`}), ${organization.id}::int)`.execute(db);
}

/** Takes the records of a call, each by itself, in a number of statements that doesn't grow with theirs. */
export function upsertRecords<R extends SentRecord, F extends object>(
  ctx: Context,
  kind: RecordKind<R, F>,
  data: readonly unknown[],
): Promise<UpsertResult> {
  return upsertEach(kind.schema, data, async (records) => {
    if (records.length === 0) return [];
    await holdKind(ctx, kind.noun);
    const accounts = await findAccounts(ctx, [...new Set(records.map(({ accountId }) => accountId))]);
    const loaded = await kind.load(ctx, [...new Set(records.map(({ id }) => id))]);
    const stored = new Map(loaded.map((one) => [one.frame.key, one]));
    const { wanted, outcomes } = applyRecords(kind, records, stored, accounts);
    const changes = changesOf(wanted, stored);
    if (changes.length === 0) return outcomes;
    const states = changes.map(({ state }) => state);
    const known = states.flatMap(({ key }) => (stored.has(key) ? key : []));
    await kind.save(ctx, states, known);
    await ctx.turn?.();
    await beginAccounts(
      ctx,
      states.map((state) => ({ accountId: state.accountId, at: kind.beganAt(state, ctx.organization.timezone) })),
    );
    for (const { state, fields } of changes) ctx.audit(`${kind.noun}:${state.key}`, { fields });
    return outcomes;
  });
}
