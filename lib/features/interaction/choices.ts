import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { wordChoices } from '@/lib/kit/readable-word';
import { INTERACTION_REASONS, INTERACTION_TYPES } from './table';

/** A list of choices stays one that can be read. */
const MOST = 500;

/** Words that an account's touchpoints hold as types and reasons, after the ones that most teams know. */
async function wordsInUse({ db }: Context, account: ScopedAccount): Promise<{ types: string[]; reasons: string[] }> {
  const rows = await db.selectFrom('interaction').select(['type', 'reason']).distinct().where('accountId', '=', account.id).limit(MOST).execute();
  const after = (known: readonly string[], used: readonly string[]) => [...new Set([...known, ...used.toSorted()])];
  return {
    types: after(
      INTERACTION_TYPES,
      rows.map(({ type }) => type),
    ),
    reasons: after(
      INTERACTION_REASONS,
      rows.flatMap(({ reason }) => reason ?? []),
    ),
  };
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
  const words = await wordsInUse(ctx, account);
  return {
    types: wordChoices(words.types),
    reasons: wordChoices(words.reasons),
    customers: contacts.flatMap(({ value, label }) => (value === null ? [] : { value, label })),
    colleagues: members.map(({ email, name }) => ({ value: email, label: name })),
    members: members.map(({ id, name }) => ({ value: id, label: name })),
  };
}
