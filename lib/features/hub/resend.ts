import type { Context } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { tellHub } from '@/lib/core/happenings';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import type { ReaderLanguage } from '@/lib/kit/reader-language';
import { Done, HubId, LinkOfHub, Resending } from './contract';
import { letterMail } from './letter';
import { findAddressees, senderOf } from './recipients';
import { type FoundHub, findHub, liveItems, secretOf } from './store';
import { doorPath } from './table';

/** @throws AppError precondition for a hub whose link opens nothing */
function demandOpen(hub: FoundHub, now: Date): void {
  if (hub.revokedAt !== null) throw new AppError('precondition', 'This hub is revoked: restore it first');
  if (hub.expiresAt !== null && hub.expiresAt <= now) throw new AppError('precondition', 'This hub has expired: give it another day first');
}

/** The link of a hub, to be given to its reader in another way. Who asked for it is kept. */
export const copyLink = defineOperation({
  name: 'hub.link',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: HubId,
  output: LinkOfHub,
  run: async (ctx, { id }) => {
    const hub = await findHub(ctx, id);
    demandOpen(hub, ctx.now);
    ctx.audit(`hub:${id}`, { link: 'copied' });
    return { url: new URL(doorPath(secretOf(hub)), env().APP_ORIGIN).href };
  },
});

async function findLetter({ db }: Context, hubId: string, messageId: string | undefined) {
  const letter = await db
    .selectFrom('hubRecipient as r')
    .innerJoin('hubMessage as m', (join) => join.onRef('m.organizationId', '=', 'r.organizationId').onRef('m.id', '=', 'r.messageId'))
    .select(['m.id', 'm.subject', 'm.body', 'm.language'])
    .where('r.hubId', '=', hubId)
    .$if(messageId !== undefined, (query) => query.where('m.id', '=', messageId ?? ''))
    .orderBy('m.createdAt', 'desc')
    .orderBy('m.id')
    .limit(1)
    .executeTakeFirst();
  if (!letter) throw new AppError('not_found', 'There is no such message');
  return letter;
}

/** The contact of a hub as a letter addresses them now. @throws AppError precondition for a forward, which no letter of ours reached */
async function addresseeOf(ctx: Context, { contactId }: FoundHub) {
  const contact = contactId === null ? undefined : await ctx.db.selectFrom('contact').select('key').where('id', '=', contactId).executeTakeFirst();
  const [person] = contact ? await findAddressees(ctx, [contact.key]) : [];
  if (!person) throw new AppError('precondition', 'This hub was forwarded: who forwarded it can do so again');
  if (person.email === null) throw new AppError('precondition', 'The contact has no e-mail address');
  return { ...person, email: person.email };
}

/** Mails a letter once more, to the contact's present address; the message shows the latest mail. */
export const resendMessage = defineOperation({
  name: 'hub.resend',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: Resending,
  output: Done,
  run: async (ctx, { id, messageId }) => {
    const hub = await findHub(ctx, id);
    demandOpen(hub, ctx.now);
    const person = await addresseeOf(ctx, hub);
    const letter = await findLetter(ctx, id, messageId);
    const items = await liveItems(ctx, { hubId: id, messageId: letter.id });
    const words = { ...letter, language: letter.language as ReaderLanguage };
    const mail = letterMail(ctx, words, person, { secret: secretOf(hub), messageId: letter.id, items });
    const mailId = await sendMail(ctx, { ...mail, to: { name: hub.name, address: person.email }, fromName: senderOf(ctx) });
    const sent = ctx.db.updateTable('hubRecipient').set({ mailId, sentAt: ctx.now, bouncedAt: null });
    await sent.where('hubId', '=', id).where('messageId', '=', letter.id).execute();
    const shown = { email: person.email, language: letter.language, archivedAt: null, updatedAt: ctx.now };
    await ctx.db.updateTable('hub').set(shown).where('id', '=', id).execute();
    const told = { hubId: id, accountId: hub.accountId, at: ctx.now, messageId: letter.id, once: mailId, title: mail.values.subject };
    await tellHub(ctx, [{ ...told, kind: 'sent', text: items.map(({ title }) => title).join(', '), detail: { to: hub.name, count: items.length } }]);
    ctx.audit(`hub:${id}`, { message: letter.id, sent: 'again' });
    return {};
  },
});
