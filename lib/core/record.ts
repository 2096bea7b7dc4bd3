import type { UpdateObject } from 'kysely';
import type { Context } from './context';
import type { DB } from './db/schema';
import { AppError } from './errors';
import { showOnTimeline } from './timeline';
import { visibleAccounts } from './visibility';

/** Tables of records that people write about an account: with key, version and soft deletion. */
export type RecordTable =
  | 'alert'
  | 'asset'
  | 'contact'
  | 'deal'
  | 'goal'
  | 'interaction'
  | 'invoice'
  | 'note'
  | 'objective'
  | 'subscription'
  | 'successPlan'
  | 'task'
  | 'ticket';

/** A record as its operations need it, found on an account that the actor may see. */
export interface FoundRecord {
  id: number;
  key: string;
  accountId: number;
  /** The customer's id of its account. */
  accountKey: string;
  version: number;
  deletedAt: Date | null;
}

const noRecord = (table: RecordTable) => new AppError('not_found', `There is no such ${table === 'successPlan' ? 'plan' : table}`);

/** All record tables share these columns: one stands for each of them in a query. */
const asNote = (table: RecordTable) => table as 'note';

async function lookUp(ctx: Context, table: RecordTable, key: string): Promise<FoundRecord | undefined> {
  return ctx.db
    .selectFrom(`${asNote(table)} as r`)
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'r.organizationId').onRef('a.id', '=', 'r.accountId'))
    .select(['r.id', 'r.key', 'r.accountId', 'a.key as accountKey', 'r.version', 'r.deletedAt'])
    .where('r.key', '=', key)
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(ctx.actor, eb.ref('a.id')))
    .executeTakeFirst();
}

/** The live record behind a key. @throws AppError not_found, alike for absent, deleted and invisible ones */
export async function findRecord(ctx: Context, table: RecordTable, key: string): Promise<FoundRecord> {
  const found = await lookUp(ctx, table, key);
  if (!found || found.deletedAt) throw noRecord(table);
  return found;
}

/** The internal id behind another record's key on the same account, for a reference to it; null stays null. */
export async function findRelated(ctx: Context, table: RecordTable, key: string | null, accountId: number, path: string): Promise<number | null> {
  if (key === null) return null;
  const found = await lookUp(ctx, table, key);
  if (found && !found.deletedAt && found.accountId === accountId) return found.id;
  const message = 'There is nothing with this id on the account';
  throw new AppError('invalid', message, { errors: [{ path, code: 'unknown', message }] });
}

/**
 * Changes a record if it still has the version that the editor began from; without one the last change wins.
 * @returns the new version
 * @throws AppError not_found; conflict when someone changed it meanwhile, and then nothing is changed
 */
export async function changeRecord<T extends RecordTable>(
  ctx: Context,
  table: T,
  { id }: Pick<FoundRecord, 'id'>,
  values: UpdateObject<DB, T>,
  version: number | undefined,
): Promise<number> {
  const changed = await ctx.db
    .updateTable(asNote(table))
    .set(values as UpdateObject<DB, 'note'>)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .returning('version')
    .executeTakeFirst();
  if (!changed) throw new AppError('conflict', 'Someone else changed this meanwhile');
  return changed.version;
}

/** Takes a record out of every list and figure, and what was told of it off the timeline. It can be restored for 30 days. */
export async function removeRecord(ctx: Context, table: RecordTable, key: string): Promise<FoundRecord> {
  const found = await findRecord(ctx, table, key);
  await ctx.db.updateTable(asNote(table)).set({ deletedAt: ctx.now, updatedAt: ctx.now }).where('id', '=', found.id).execute();
  await showOnTimeline(ctx, table, [key], false);
  ctx.audit(`${table}:${key}`, { deleted: true });
  return found;
}

/** Brings a removed record back as it was. @throws AppError not_found when it isn't a removed one */
export async function bringBackRecord(ctx: Context, table: RecordTable, key: string): Promise<FoundRecord> {
  const found = await lookUp(ctx, table, key);
  if (!found?.deletedAt) throw noRecord(table);
  await ctx.db.updateTable(asNote(table)).set({ deletedAt: null, updatedAt: ctx.now }).where('id', '=', found.id).execute();
  await showOnTimeline(ctx, table, [key], true);
  ctx.audit(`${table}:${key}`, { restored: true });
  return found;
}
