import { sql } from 'kysely';
import { limitingTeams } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';

type Scope = Pick<Context, 'db' | 'actor'>;

/** Live accounts as links name them: `account a` with its type's drawing. */
function linkColumns({ db }: Pick<Scope, 'db'>) {
  return db
    .selectFrom('account as a')
    .innerJoin('accountType as t', (join) => join.onRef('t.organizationId', '=', 'a.organizationId').onRef('t.id', '=', 'a.type'))
    .select(['a.key', 'a.name', 't.icon'])
    .where('a.deletedAt', 'is', null);
}

/** The best matches by name, key or domain among the accounts that the actor may see. */
export function searchAccounts(ctx: Scope, words: string, most: number) {
  const found = sql<{
    id: number;
    place: number;
  }>`(SELECT * FROM search_accounts(${words}, ${most}, ${limitingTeams(ctx.actor)}::uuid[]) WITH ORDINALITY)`;
  return linkColumns(ctx).innerJoin(found.as<'f'>(sql`f (id, place)`), 'f.id', 'a.id').orderBy('f.place').execute();
}

/** The best matches by name or address among the contacts of visible accounts. */
export async function searchContacts(ctx: Scope, words: string, most: number) {
  const found = sql<{
    id: number;
    place: number;
  }>`(SELECT * FROM search_contacts(${words}, ${most}, ${limitingTeams(ctx.actor)}::uuid[]) WITH ORDINALITY)`;
  const rows = await linkColumns(ctx)
    .innerJoin('contact as c', (join) => join.onRef('c.organizationId', '=', 'a.organizationId').onRef('c.accountId', '=', 'a.id'))
    .innerJoin(found.as<'f'>(sql`f (id, place)`), 'f.id', 'c.id')
    .select(['c.key as contactId', 'c.firstName', 'c.lastName', 'c.title'])
    .orderBy('f.place')
    .execute();
  return rows.map(({ contactId, firstName, lastName, title, ...account }) => ({ id: contactId, name: `${firstName} ${lastName}`, title, account }));
}

/** The best matches by name, user id or address among the product users of visible accounts. */
export async function searchPeople(ctx: Scope, words: string, most: number) {
  const found = sql<{
    id: number;
    place: number;
  }>`(SELECT * FROM search_product_users(${words}, ${most}, ${limitingTeams(ctx.actor)}::uuid[]) WITH ORDINALITY)`;
  const rows = await linkColumns(ctx)
    .innerJoin('productUser as u', (join) => join.onRef('u.organizationId', '=', 'a.organizationId').onRef('u.accountId', '=', 'a.id'))
    .innerJoin(found.as<'f'>(sql`f (id, place)`), 'f.id', 'u.id')
    .select(['u.userId', 'u.name as personName', 'u.email'])
    .orderBy('f.place')
    .execute();
  return rows.map(({ userId, personName, email, ...account }) => ({ userId, name: personName ?? email ?? userId, email, account }));
}
