import { type RawBuilder, sql } from 'kysely';
import { type Context, findAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { accountUsers, activityRankOf } from '@/lib/features/usage/queries';
import type { ContactDetail } from './contract';
import { fullName } from './rules';
import { findContact } from './store';
import { SENTIMENTS, type Sentiment } from './table';

const LINKS = ['email', 'manual', 'none'] as const;

function selectContact({ db }: Context, id: number) {
  return db
    .selectFrom('contact as c')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'c.organizationId').onRef('a.id', '=', 'c.accountId'))
    .leftJoin('contact as boss', (join) =>
      join.onRef('boss.organizationId', '=', 'c.organizationId').onRef('boss.id', '=', 'c.reportsToId').on('boss.deletedAt', 'is', null),
    )
    .select(['c.key', 'c.firstName', 'c.lastName', 'c.title', 'c.email', 'c.phone', 'c.role', 'c.isKey', 'c.sentiment', 'c.version', 'c.link'])
    .select(['c.userRef', 'c.createdAt', 'c.updatedAt', 'a.key as accountKey', 'a.name as accountName'])
    .select(['boss.key as bossKey', 'boss.firstName as bossFirst', 'boss.lastName as bossLast', 'boss.title as bossTitle'])
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow();
}

type Row = Awaited<ReturnType<typeof selectContact>>;

/** The product user that a contact is: the chosen one, or the one seen last with the same e-mail. */
async function linkedUser(ctx: Context, { link, userRef, email, accountKey }: Row, asOf: string | undefined): Promise<ContactDetail['user']> {
  const isTheSame: RawBuilder<boolean> | null =
    link === 'manual' ? sql`f.id = ${userRef}` : link === 'email' && email !== null ? sql`lower(f.email) = ${email}` : null;
  if (isTheSame === null) return null;
  const account = await findAccount(ctx, accountKey);
  const found = await ctx.db
    .selectFrom(accountUsers(ctx, account, asOf).as<'f'>(sql.ref('f')))
    .selectAll('f')
    .where(isTheSame)
    .orderBy(sql`f.last_seen DESC NULLS LAST`)
    .orderBy('f.id')
    .limit(1)
    .executeTakeFirst();
  if (!found) return null;
  const { userId, name, email: address, firstSeen, lastSeen, timeMs } = found;
  return {
    userId,
    name: name ?? address ?? userId,
    email: address,
    firstSeen: firstSeen?.toISOString() ?? null,
    lastSeen: lastSeen?.toISOString() ?? null,
    timeMs,
    activityRank: activityRankOf(found),
  };
}

async function reportsOf({ db }: Context, id: number): Promise<ContactDetail['reports']> {
  const rows = await db
    .selectFrom('contact')
    .select(['key', 'firstName', 'lastName', 'title'])
    .where('reportsToId', '=', id)
    .where('deletedAt', 'is', null)
    .orderBy('lastName')
    .orderBy('id')
    .execute();
  return rows.map(({ key, title, ...names }) => ({ id: key, name: fullName(names), title }));
}

async function mergesOf({ db }: Context, id: number): Promise<ContactDetail['merges']> {
  const rows = await db
    .selectFrom('contactMerge as m')
    .innerJoin('contact as c', (join) => join.onRef('c.organizationId', '=', 'm.organizationId').onRef('c.id', '=', 'm.mergedId'))
    .select(['m.id', 'c.firstName', 'c.lastName', 'm.mergedAt'])
    .where('m.survivorId', '=', id)
    .where('m.undoneAt', 'is', null)
    .orderBy('m.mergedAt', 'desc')
    .execute();
  return rows.map(({ id: mergeId, mergedAt, ...names }) => ({ mergeId, name: fullName(names), mergedAt: mergedAt.toISOString() }));
}

function oneOf<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((one) => one === word);
  if (found === undefined) throw new AppError('internal', undefined, { cause: new Error(`unknown word ${word}`) });
  return found;
}

/** A stored sentiment, as far as it is one. */
export const sentimentOf = (word: string | null): Sentiment | null => (word === null ? null : oneOf(SENTIMENTS, word));

/** A contact with all that is known of it. @throws AppError not_found */
export async function readContact(ctx: Context, id: string, asOf: string | undefined): Promise<ContactDetail> {
  const record = await findContact(ctx, id);
  const row = await selectContact(ctx, record.id);
  const { key, accountKey, accountName, bossKey, bossFirst, bossLast, bossTitle, userRef: _ref, createdAt, updatedAt, ...fields } = row;
  return {
    ...fields,
    id: key,
    name: fullName(fields),
    account: { id: accountKey, name: accountName },
    sentiment: sentimentOf(fields.sentiment),
    link: oneOf(LINKS, fields.link),
    reportsToId: bossKey,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    user: await linkedUser(ctx, row, asOf),
    manager: bossKey === null ? null : { id: bossKey, name: fullName({ firstName: bossFirst ?? '', lastName: bossLast ?? '' }), title: bossTitle },
    reports: await reportsOf(ctx, record.id),
    merges: await mergesOf(ctx, record.id),
  };
}
