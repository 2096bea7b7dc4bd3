import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';

/** Titles of the publications that items hold, by the item's id. */
export async function titlesOf({ db }: Pick<Context, 'db'>, read: readonly { pages: readonly { itemId: string }[] }[]): Promise<Map<string, string>> {
  const ids = [...new Set(read.flatMap(({ pages }) => pages.map(({ itemId }) => itemId)))];
  const rows = await db
    .selectFrom('hubItem as i')
    .innerJoin('publication as p', (join) => join.onRef('p.organizationId', '=', 'i.organizationId').onRef('p.id', '=', 'i.publicationId'))
    .select(['i.id', 'p.title'])
    .where((eb) => eb('i.id', '=', eb.fn.any(sql<string[]>`${ids}::uuid[]`)))
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
