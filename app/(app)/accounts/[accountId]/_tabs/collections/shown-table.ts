import * as z from 'zod';
import type { Collection } from '@/lib/features/collection/contract';
import { collectionSpec } from '@/lib/features/collection/table';
import { type AccountPlace, tableAt } from '@/lib/next/account-page';

/** What the tab asks: the collection that the address names, else the first one. */
export function shownAt({ accountId, search }: Pick<AccountPlace, 'accountId' | 'search'>) {
  const { data: collectionId } = z.uuid().safeParse(search.collection);
  return { accountId, collectionId };
}

/** The collection's table at the address, which stays on the collection. */
export function tableOf(place: AccountPlace, collection: Pick<Collection, 'id' | 'columns'>) {
  return tableAt(collectionSpec(collection), place, { collection: collection.id });
}
