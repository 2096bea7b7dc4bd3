import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { type Happening, tellHub } from '@/lib/core/happenings';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import { type Letter, NewMessage, Sent } from './contract';
import { type Document, findDocuments } from './documents';
import { letForwardsFollow } from './forwards';
import { letterMail } from './letter';
import { type Addressee, findAddressees, nameOf, senderOf } from './recipients';
import { unknownPlaceholders } from './rules';
import { newLink, putItems, secretOf, storedOptions } from './store';

/** Somebody who gets the mail. */
type Reached = Addressee & { email: string };

const isReached = (person: Addressee): person is Reached => person.email !== null && !person.isRevoked;

/** @throws AppError invalid when a text has words in braces that stand for nothing */
function demandKnownWords(letter: Pick<Letter, 'subject' | 'body'>): void {
  const errors = (['subject', 'body'] as const).flatMap((path) =>
    unknownPlaceholders(letter[path]).map((name) => ({ path, code: 'unknown', message: `{${name}} stands for nothing` })),
  );
  if (errors.length > 0) throw new AppError('invalid', errors[0]?.message, { errors });
}

/** A hub for each of these people, open in the CSM's list; new ones for those who had none. @returns their hubs by contact */
async function openHubs(ctx: Context, people: readonly Reached[], { options, language }: Pick<NewMessage, 'options' | 'language'>) {
  const { id: organizationId } = ctx.organization;
  const member = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
  const stored = await storedOptions(ctx, options);
  await ctx.db
    .insertInto('hub')
    .values(
      people.map((person) => ({
        ...{ organizationId, id: crypto.randomUUID(), accountId: person.accountId, contactId: person.contactId },
        ...{ name: nameOf(person), email: person.email, ...newLink(), ownerId: member, createdBy: member, createdAt: ctx.now, updatedAt: ctx.now },
      })),
    )
    .onConflict((conflict) => conflict.columns(['organizationId', 'contactId']).doNothing())
    .execute();
  const hubs = await ctx.db
    .updateTable('hub')
    .set((eb) => ({
      ...stored,
      language,
      archivedAt: null,
      ownerId: eb.fn.coalesce('ownerId', eb.val(member)),
      updatedAt: ctx.now,
      version: eb('version', '+', 1),
    }))
    .where((eb) => eb('contactId', '=', eb.fn.any(eb.val(people.map(({ contactId }) => contactId)))))
    .returning(['id', 'contactId', 'accountId', 'sealedSecret'])
    .execute();
  return new Map(hubs.map((hub) => [hub.contactId, hub]));
}

type Hubs = Awaited<ReturnType<typeof openHubs>>;

/** Mails the letter to each of them, keeps which mail went to which hub, and tells of it. */
async function mailLetter(ctx: Context, messageId: string, letter: Letter, people: readonly Reached[], hubs: Hubs, documents: readonly Document[]) {
  const items = await putItems(
    ctx,
    [...hubs.values()].map(({ id }) => id),
    documents,
    messageId,
  );
  const text = documents.map(({ title }) => title).join(', ');
  const news: Happening[] = [];
  for (const person of people) {
    const hub = hubs.get(person.contactId);
    if (!hub) continue;
    const named = documents.map(({ publicationId, title }) => ({ title, itemId: items.get(`${hub.id}:${publicationId}`) ?? '' }));
    const mail = letterMail(ctx, letter, person, { secret: secretOf(hub), messageId, items: named });
    const to = { name: nameOf(person), address: person.email };
    const mailId = await sendMail(ctx, { ...mail, to, fromName: senderOf(ctx) });
    const row = { organizationId: ctx.organization.id, messageId, hubId: hub.id, mailId, sentAt: ctx.now };
    await ctx.db.insertInto('hubRecipient').values(row).execute();
    const detail = { to: to.name, count: documents.length };
    const told = { kind: 'sent', at: ctx.now, messageId, once: messageId, text, detail, title: mail.values.subject } as const;
    news.push({ ...told, hubId: hub.id, accountId: hub.accountId });
  }
  await tellHub(ctx, news);
}

/**
 * Sends publications to contacts: each gets a mail of their own with the link of their hub, which is made if they had
 * none. Who has no address, or a hub that is revoked, is left out, and the answer says why.
 * @throws AppError not_found for an unknown contact or publication; invalid; precondition for a publication that can't be sent
 */
export const sendMessage = defineOperation({
  name: 'hub.send',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: NewMessage,
  output: Sent,
  run: async (ctx, { contactIds, options, ...letter }) => {
    demandKnownWords(letter);
    const documents = await findDocuments(ctx, letter.publicationIds);
    const people = await findAddressees(ctx, contactIds);
    const reached = people.filter(isReached);
    const leftOut = people
      .filter((person) => !isReached(person))
      .map((person) => ({ id: person.key, name: nameOf(person), reason: person.isRevoked ? ('revoked' as const) : ('noEmail' as const) }));
    if (reached.length === 0) return { messageId: null, sent: 0, leftOut };
    const messageId = crypto.randomUUID();
    const { subject, body, language } = letter;
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
    await ctx.db
      .insertInto('hubMessage')
      .values({ organizationId: ctx.organization.id, id: messageId, subject, body, language, createdBy, createdAt: ctx.now })
      .execute();
    const hubs = await openHubs(ctx, reached, { options, language });
    await mailLetter(ctx, messageId, letter, reached, hubs, documents);
    await letForwardsFollow(
      ctx,
      [...hubs.values()].map(({ id }) => id),
    );
    ctx.audit(`hub-message:${messageId}`, { hubs: [...hubs.values()].map(({ id }) => id), publications: letter.publicationIds });
    return { messageId, sent: reached.length, leftOut };
  },
});
