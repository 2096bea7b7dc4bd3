import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { visibleAccounts } from '@/lib/core/visibility';
import type { Placeholder } from './table';

/** A contact as a message addresses them. */
export interface Addressee {
  /** Internal id. */
  contactId: number;
  key: string;
  accountId: number;
  account: string;
  firstName: string;
  lastName: string;
  email: string | null;
  hubId: string | null;
  isRevoked: boolean;
}

/** The contacts of these ids with their hubs, in the order of the ids. @throws AppError not_found */
export async function findAddressees({ db, actor }: Context, keys: readonly string[]): Promise<Addressee[]> {
  const rows = await db
    .selectFrom('contact as c')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'c.organizationId').onRef('a.id', '=', 'c.accountId'))
    .leftJoin('hub as h', (join) => join.onRef('h.organizationId', '=', 'c.organizationId').onRef('h.contactId', '=', 'c.id'))
    .select(['c.id as contactId', 'c.key', 'a.id as accountId', 'a.name as account', 'c.firstName', 'c.lastName', 'c.email', 'h.id as hubId'])
    .select((eb) => eb('h.revokedAt', 'is not', null).as('isRevoked'))
    .where((eb) => eb('c.key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .where('c.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(actor, eb.ref('a.id')))
    .execute();
  const found = new Map(rows.map((row) => [row.key, row]));
  return [...new Set(keys)].map((key) => {
    const row = found.get(key);
    if (!row) throw new AppError('not_found', 'There is no such contact');
    return { ...row, isRevoked: Boolean(row.isRevoked) };
  });
}

export const nameOf = ({ firstName, lastName }: Pick<Addressee, 'firstName' | 'lastName'>) => `${firstName} ${lastName}`;

/** Who signs a message: the person who sends it, else the organization. */
export const senderOf = ({ actor, organization }: Context) => (actor.kind === 'user' ? actor.name : organization.name);

/** What a text's placeholders stand for in this person's mail. */
export function ownWords(ctx: Context, person: Addressee): Record<Placeholder, string> {
  const { firstName, lastName, account } = person;
  return { firstName, lastName, name: nameOf(person), account, sender: senderOf(ctx), organization: ctx.organization.name };
}
