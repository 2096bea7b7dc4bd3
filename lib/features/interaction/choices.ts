import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { readableWord } from '@/lib/kit/readable-word';
import { INTERACTION_REASONS, INTERACTION_TYPES } from './table';

/** A list of choices stays one that can be read. */
const MOST = 500;

const choicesOf = (words: readonly string[]) => words.map((value) => ({ value, label: readableWord(value) }));

/** Words that an account's touchpoints hold in a column, with the ones that most teams know. */
async function wordsOf({ db }: Context, account: ScopedAccount, column: 'type' | 'reason', known: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('interaction').select(column).distinct().where('accountId', '=', account.id).limit(MOST).execute();
  return [...new Set([...known, ...rows.flatMap((row) => row[column] ?? []).sort()])];
}

/** What forms and filters of an account's touchpoints choose from; people stand under their addresses. */
export async function readChoices(ctx: Context, account: ScopedAccount) {
  const { db } = ctx;
  const contacts = await db
    .selectFrom('contact')
    .select(['email as value', sql<string>`first_name || ' ' || last_name`.as('label')])
    .where('accountId', '=', account.id)
    .where('deletedAt', 'is', null)
    .where('email', 'is not', null)
    .orderBy('label')
    .limit(MOST)
    .execute();
  const members = await db
    .selectFrom('membership as m')
    .innerJoin('identity as who', 'who.id', 'm.identityId')
    .select(['m.id', 'who.email', 'who.name'])
    .where('m.status', '=', 'active')
    .orderBy('who.name')
    .limit(MOST)
    .execute();
  return {
    types: choicesOf(await wordsOf(ctx, account, 'type', INTERACTION_TYPES)),
    reasons: choicesOf(await wordsOf(ctx, account, 'reason', INTERACTION_REASONS)),
    customers: contacts.flatMap(({ value, label }) => (value === null ? [] : { value, label })),
    colleagues: members.map(({ email, name }) => ({ value: email, label: name })),
    members: members.map(({ id, name }) => ({ value: id, label: name })),
  };
}
