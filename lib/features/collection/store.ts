import { type Selectable, sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import type { Collection as StoredCollection } from '@/lib/core/db/schema';
import { AppError } from '@/lib/core/errors';
import { type Collection, CollectionColumn, type CollectionRow } from './contract';

/** Rows that an account may have in one collection: they are shown whole. */
export const MOST_ROWS = 500;

const Columns = z.array(CollectionColumn);

type Row = Pick<Selectable<StoredCollection>, 'id' | 'name' | 'columns' | 'version' | 'archivedAt'>;
const collectionOf = ({ columns, archivedAt, ...row }: Row): Collection => ({
  ...row,
  columns: Columns.parse(columns),
  archived: archivedAt !== null,
});

/** The organization's collections in their order. */
export async function loadCollections({ db }: Context): Promise<Collection[]> {
  const rows = await db
    .selectFrom('collection')
    .select(['id', 'name', 'columns', 'version', 'archivedAt'])
    .orderBy('position')
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(collectionOf);
}

/** One collection that isn't archived. @throws AppError not_found */
export async function findCollection(ctx: Context, id: string): Promise<Collection> {
  const found = (await loadCollections(ctx)).find((one) => one.id === id && !one.archived);
  if (!found) throw new AppError('not_found', 'There is no such collection');
  return found;
}

/** The live rows of an account in a collection, by their place. */
export async function loadRows({ db }: Context, accountId: number, collectionId: string): Promise<CollectionRow[]> {
  const rows = await db
    .selectFrom('collectionRow')
    .select(['key', 'version', 'values'])
    .where('accountId', '=', accountId)
    .where('collectionId', '=', collectionId)
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(({ values, ...row }) => ({ ...row, values: values as CollectionRow['values'] }));
}

/** Names of members by their address. */
export async function namesOf({ db }: Context, emails: readonly string[]): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('identity')
    .select(['email', 'name'])
    .where((eb) => eb('email', '=', eb.fn.any(sql<string[]>`${emails}::text[]`)))
    .execute();
  return Object.fromEntries(rows.map(({ email, name }) => [email, name]));
}

/** @throws AppError precondition when the account has more rows than are shown */
export async function demandRoom({ db }: Context, accountId: number, collectionId: string): Promise<void> {
  const { count } = await db
    .selectFrom('collectionRow')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('accountId', '=', accountId)
    .where('collectionId', '=', collectionId)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow();
  if (count > MOST_ROWS) throw new AppError('precondition', `An account holds at most ${MOST_ROWS} rows of a collection`);
}
