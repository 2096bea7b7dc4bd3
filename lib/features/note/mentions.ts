import { sql } from 'kysely';
import { actorId } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { sendMail } from '@/lib/core/mail/send-mail';
import { membershipSees } from '@/lib/core/visibility';
import { ACCOUNTS_PATH } from '@/lib/features/account/table';
import { mentionsIn, titleOf } from './rules';

const MOST_COLLEAGUES = 1_000;

/** Active members who see an account, as `membership m` with its identity `i`. */
function colleagues({ db }: Context, accountId: number) {
  return db
    .selectFrom('membership as m')
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .where('m.status', '=', 'active')
    .where(membershipSees(sql<number>`${accountId}`))
    .orderBy('i.name')
    .orderBy('m.id');
}

/** Those who may be named in a note on an account. */
export function namableColleagues(ctx: Context, accountId: number): Promise<{ value: string; label: string }[]> {
  return colleagues(ctx, accountId).select(['m.id as value', 'i.name as label']).limit(MOST_COLLEAGUES).execute();
}

interface MentioningNote {
  key: string;
  accountId: number;
  accountKey: string;
  /** Markdown */
  body: string;
  /** The same without its marks. */
  text: string;
}

/**
 * Mails those whom a note names for the first time, in the transaction that writes it. Nobody is mailed who does not see
 * the account, nor the one who writes.
 * @param before memberships that it named earlier: they have their mail
 * @returns all that it named so far
 */
export async function tellMentioned(ctx: Context, note: MentioningNote, before: readonly string[]): Promise<string[]> {
  const fresh = mentionsIn(note.body).filter((id) => !before.includes(id));
  if (fresh.length === 0) return [...before];
  const named = await colleagues(ctx, note.accountId).select(['m.id', 'i.name', 'i.email']).where('m.id', 'in', fresh).execute();
  const { name: account } = await ctx.db.selectFrom('account').select('name').where('id', '=', note.accountId).executeTakeFirstOrThrow();
  const author = ctx.actor.kind === 'user' ? ctx.actor.name : ctx.organization.name;
  const place = encodeURIComponent(`note:${note.key}`);
  const path = `${ACCOUNTS_PATH}/${encodeURIComponent(note.accountKey)}/notes?open=${place}` as `/${string}`;
  for (const { id, name, email } of named) {
    if (id === actorId(ctx.actor)) continue;
    await sendMail(ctx, { template: 'mention', values: { author, account, note: titleOf(note.text) }, to: { name, address: email }, path });
  }
  return [...before, ...named.map(({ id }) => id)];
}
