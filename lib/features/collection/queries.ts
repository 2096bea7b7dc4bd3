import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { Collection, type CollectionRow, CollectionTab, CollectionRow as Row, RowsRequest, TabRequest } from './contract';
import { findCollection, loadCollections, loadRows, namesOf } from './store';

/** The organization's collections in their order, archived ones too. */
export const listCollections = defineOperation({
  name: 'collection.list',
  kind: 'read',
  permission: 'collection:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(Collection),
  run: loadCollections,
});

/** An account's rows of one collection. */
export const listRows = defineOperation({
  name: 'collection.list-rows',
  kind: 'read',
  permission: 'collection:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: RowsRequest,
  output: z.array(Row),
  run: async (ctx, { collectionId }, account) => {
    await findCollection(ctx, collectionId);
    return loadRows(ctx, account.id, collectionId);
  },
});

function peopleIn({ columns }: Collection, rows: readonly CollectionRow[]): string[] {
  const ids = columns.flatMap(({ id, kind }) => (kind === 'person' ? id : []));
  return [...new Set(rows.flatMap(({ values }) => ids.flatMap((id) => values[id] ?? []).map(String)))];
}

async function countRows({ db }: Context, accountId: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('collectionRow')
    .select((eb) => ['collectionId', eb.fn.countAll<number>().as('count')])
    .where('accountId', '=', accountId)
    .where('deletedAt', 'is', null)
    .groupBy('collectionId')
    .execute();
  return new Map(rows.map(({ collectionId, count }) => [collectionId, count]));
}

/** The collections with one account's rows of the one that is shown. */
export const readCollections = defineOperation({
  name: 'collection.tab',
  kind: 'read',
  permission: 'collection:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: TabRequest,
  output: CollectionTab,
  run: async (ctx, { collectionId }, account) => {
    const live = (await loadCollections(ctx)).filter(({ archived }) => !archived);
    const counts = await countRows(ctx, account.id);
    const collections = live.map(({ id, name }) => ({ id, name, rows: counts.get(id) ?? 0 }));
    const collection = live.find(({ id }) => id === collectionId) ?? live[0];
    if (!collection) return { collections, shown: null };
    const rows = await loadRows(ctx, account.id, collection.id);
    return { collections, shown: { collection, rows, people: await namesOf(ctx, peopleIn(collection, rows)) } };
  },
});
