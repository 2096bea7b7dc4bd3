import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation, parseInput } from '@/lib/core/operation';
import { UpsertResult, upsertEach } from '@/lib/core/upsert';
import { type RowValues, rowKey, rowSchema } from './columns';
import { Done, RowId, RowSaving, RowUpsert, SavedRow } from './contract';
import { demandRoom, findCollection } from './store';

interface Place {
  accountId: number;
  collectionId: string;
}

const subject = ({ collectionId }: Place, accountKey: string) => `account:${accountKey}/collection:${collectionId}`;

/** Writes rows by their keys, new and old; of a row that is there the columns named are changed. Deleted ones come back. */
async function putRows({ db, organization, now }: Context, { accountId, collectionId }: Place, rows: ReadonlyMap<string, RowValues>): Promise<void> {
  await sql`
    INSERT INTO collection_row (organization_id, collection_id, account_id, key, values, position, created_at, updated_at)
    SELECT ${organization.id}, ${collectionId}::uuid, ${accountId}, r.key, r.values, 0, ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify([...rows].map(([key, values]) => ({ key, values })))}::jsonb) AS r (key text, values jsonb)
    ON CONFLICT (organization_id, collection_id, account_id, key) DO UPDATE SET
      values = CASE WHEN collection_row.deleted_at IS NULL THEN collection_row.values || excluded.values ELSE excluded.values END,
      version = collection_row.version + 1, updated_at = excluded.updated_at, deleted_at = NULL`.execute(db);
}

/** `PUT …/rows`: makes and changes an account's rows of a collection by their key column, each by itself. */
export const upsertRows = defineOperation({
  name: 'collection.upsert-rows',
  kind: 'write',
  permission: 'collection:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: RowUpsert,
  output: UpsertResult,
  run: async (ctx, { collectionId, data }, account) => {
    const { columns } = await findCollection(ctx, collectionId);
    const place = { accountId: account.id, collectionId };
    const result = await upsertEach(rowSchema(columns), data, async (records) => {
      const rows = new Map<string, RowValues>();
      for (const values of records) rows.set(rowKey(columns, values), { ...rows.get(rowKey(columns, values)), ...values });
      if (rows.size > 0) await putRows(ctx, place, rows);
      return records.map(() => ({ fault: null, isStale: false }));
    });
    await demandRoom(ctx, account.id, collectionId);
    ctx.audit(subject(place, account.key), { rows: result.accepted });
    return result;
  },
});

/** The row behind a key, live or deleted. @throws AppError not_found */
async function findRow({ db }: Context, { accountId, collectionId }: Place, key: string, deleted: boolean) {
  const found = await db
    .selectFrom('collectionRow')
    .select(['id', 'version'])
    .where('accountId', '=', accountId)
    .where('collectionId', '=', collectionId)
    .where('key', '=', key)
    .where('deletedAt', deleted ? 'is not' : 'is', null)
    .executeTakeFirst();
  if (!found) throw new AppError('not_found', 'There is no such row');
  return found;
}

/**
 * Makes room for a new name: a deleted row of that name goes, as people see its name as free.
 * @throws AppError invalid, at the key's column, for the name of a row that is there
 */
async function demandFree({ db }: Context, { accountId, collectionId }: Place, key: string, path: string): Promise<void> {
  const named = db.deleteFrom('collectionRow').where('accountId', '=', accountId).where('collectionId', '=', collectionId).where('key', '=', key);
  await named.where('deletedAt', 'is not', null).execute();
  const taken = db.selectFrom('collectionRow').select('id').where('accountId', '=', accountId).where('collectionId', '=', collectionId);
  if (!(await taken.where('key', '=', key).executeTakeFirst())) return;
  const fault = { path, code: 'taken', message: 'There is such a row already' };
  throw new AppError('invalid', fault.message, { errors: [fault] });
}

/** Makes a row, or changes one as a whole. @throws AppError invalid for a key that is taken, conflict for a row changed meanwhile */
export const saveRow = defineOperation({
  name: 'collection.save-row',
  kind: 'write',
  permission: 'collection:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: RowSaving,
  output: SavedRow,
  run: async (ctx, { collectionId, key, version, values: raw }, account) => {
    const { columns } = await findCollection(ctx, collectionId);
    const place = { accountId: account.id, collectionId };
    const values = parseInput(rowSchema(columns), raw);
    const next = rowKey(columns, values);
    const before = key === null ? null : await findRow(ctx, place, key, false);
    if (next !== key) await demandFree(ctx, place, next, columns[0]?.id ?? '');
    const stored = { key: next, values: JSON.stringify(values), updatedAt: ctx.now };
    const saved = before
      ? await ctx.db
          .updateTable('collectionRow')
          .set((eb) => ({ ...stored, version: eb('version', '+', 1) }))
          .where('id', '=', before.id)
          .where('version', '=', version ?? before.version)
          .returning('version')
          .executeTakeFirst()
      : await ctx.db
          .insertInto('collectionRow')
          .values({ ...place, ...stored, organizationId: ctx.organization.id, createdAt: ctx.now })
          .returning('version')
          .executeTakeFirst();
    if (!saved) throw new AppError('conflict', 'Someone else changed this meanwhile');
    await demandRoom(ctx, account.id, collectionId);
    ctx.audit(subject(place, account.key), { saved: 1 });
    return { key: next, version: saved.version };
  },
});

/** Takes a row out, or brings it back. */
async function setDeleted(ctx: Context, place: Place, key: string, deletedAt: Date | null): Promise<void> {
  await findCollection(ctx, place.collectionId);
  const { id } = await findRow(ctx, place, key, deletedAt === null);
  await ctx.db.updateTable('collectionRow').set({ deletedAt, updatedAt: ctx.now }).where('id', '=', id).execute();
}

export const deleteRow = defineOperation({
  name: 'collection.delete-row',
  kind: 'write',
  permission: 'collection:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: RowId,
  output: Done,
  run: async (ctx, { collectionId, key }, account) => {
    const place = { accountId: account.id, collectionId };
    await setDeleted(ctx, place, key, ctx.now);
    ctx.audit(subject(place, account.key), { deleted: 1 });
    return {};
  },
});

export const restoreRow = defineOperation({
  name: 'collection.restore-row',
  kind: 'write',
  permission: 'collection:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: RowId,
  output: Done,
  run: async (ctx, { collectionId, key }, account) => {
    const place = { accountId: account.id, collectionId };
    await setDeleted(ctx, place, key, null);
    ctx.audit(subject(place, account.key), { restored: 1 });
    return {};
  },
});
