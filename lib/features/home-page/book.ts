import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { UserActor } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { signedIn } from '@/lib/core/signed-in';
import { visibleAccounts } from '@/lib/core/visibility';
import type { HomeReading, HomeRequest } from './contract';

interface Person {
  id: string;
  name: string;
  email: string;
}

/** Whose accounts a Home is of. */
export interface Book {
  which: HomeReading['book']['which'];
  /** Null: of anybody, or of nobody. */
  people: readonly Person[] | null;
}

async function activeMembers({ db }: Context, which: RawBuilder<SqlBool>): Promise<Person[]> {
  return db
    .selectFrom('membership as m')
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .select(['m.id', 'i.name', 'i.email'])
    .where('m.status', '=', 'active')
    .where(which)
    .orderBy('i.name')
    .execute();
}

async function ownsAny(ctx: Context, { email }: UserActor): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('account as a')
    .select('a.id')
    .where('a.ownerEmail', '=', email)
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`a.id`))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * The book that is asked for; without a word of it the reader's own, or all while that is empty.
 * @throws AppError not_found for who is no active member
 */
export async function bookOf(ctx: Context, asked: HomeRequest['book']): Promise<Book> {
  const actor = signedIn(ctx);
  const which = asked ?? ((await ownsAny(ctx, actor)) ? 'mine' : 'all');
  switch (which) {
    case 'mine':
      return { which, people: [{ id: actor.membershipId, name: actor.name, email: actor.email }] };
    case 'team':
      return {
        which,
        people: await activeMembers(ctx, sql`m.id IN (SELECT t.membership_id FROM team_member t WHERE t.team_id = ANY(${actor.teamIds}::uuid[]))`),
      };
    case 'all':
      return { which, people: null };
    default: {
      const people = await activeMembers(ctx, sql`m.id = ${which}::uuid`);
      if (people.length === 0) throw new AppError('not_found', 'There is no such member');
      return { which: 'person', people };
    }
  }
}
