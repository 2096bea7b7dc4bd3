import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { tellHub } from '@/lib/core/happenings';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import { visitOf } from '@/lib/core/visit';
import type { ReaderLanguage } from '@/lib/kit/reader-language';
import { Done, Forwarding } from './contract';
import { demandFewMails } from './mail-limit';
import { rightsOf, selectReadable } from './queries';
import { newLink, secretOf } from './store';
import { doorPath } from './table';

/** Colleagues whom one reader may let in. */
const MOST_FORWARDS = 25;

const refusedColleague = (code: string, message: string) => new AppError('precondition', message, { errors: [{ path: 'email', code, message }] });

/** What the reader chose, of what they may forward. @throws AppError not_found for everything else */
async function chosenItems(ctx: Context, itemIds: readonly string[]) {
  const rows = await selectReadable(ctx)
    .select(['i.id', 'i.publicationId', 'i.versionId', 'i.messageId', 'i.updatePolicy', 'i.expiresAt', 'p.title'])
    .select(['i.canDownload', 'i.canForward', 'i.watermark'])
    .where((eb) => eb('i.id', '=', eb.fn.any(eb.val(itemIds))))
    .orderBy('p.title')
    .execute();
  const items = rows.filter((item) => rightsOf(visitOf(ctx), item).canForward);
  if (items.length !== new Set(itemIds).size) throw new AppError('not_found', 'There is no such document');
  return items;
}

/** The hub of this colleague below the reader's: with an identity and a link of its own, and no more rights. */
async function childHub(ctx: Context, { name, email }: { name: string; email: string }) {
  const { hubId, accountId } = visitOf(ctx);
  const parent = await ctx.db
    .selectFrom('hub')
    .select(['ownerId', 'passcodeHash', 'codeByMail', 'canDownload', 'canForward', 'watermark', 'expiresAt', 'language'])
    .where('id', '=', hubId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const children = await ctx.db
    .selectFrom('hub')
    .select(['id', 'name', 'email', 'language', 'sealedSecret', 'revokedAt', 'accountId'])
    .where('parentId', '=', hubId)
    .execute();
  const known = children.find((child) => child.email === email);
  if (known?.revokedAt) throw refusedColleague('ended', 'Access of this person was ended by the sender');
  if (known) return known;
  if (children.length >= MOST_FORWARDS) throw refusedColleague('tooMany', `At most ${MOST_FORWARDS} colleagues: ask the sender to add others`);
  const { passcodeHash, codeByMail, ...rights } = parent;
  const identity = { id: crypto.randomUUID(), parentId: hubId, accountId, name, email, ...newLink() };
  // Its reader can't know the passcode, so their mailbox proves who they are.
  const child = { ...identity, ...rights, codeByMail: codeByMail || passcodeHash !== null, createdAt: ctx.now, updatedAt: ctx.now };
  await ctx.db
    .insertInto('hub')
    .values({ organizationId: ctx.organization.id, ...child })
    .execute();
  return child;
}

/** Lets a colleague of the reader see documents, under a link of their own. */
export const forwardDocuments = defineOperation({
  name: 'hub.forward',
  kind: 'write',
  permission: 'hub:visit',
  scope: 'visit',
  input: Forwarding,
  output: Done,
  run: async (ctx, { name, email, note, itemIds }) => {
    const visit = visitOf(ctx);
    if (email === visit.email)
      throw new AppError('invalid', undefined, { errors: [{ path: 'email', code: 'self', message: 'This is your own address' }] });
    await demandFewMails(ctx);
    const items = await chosenItems(ctx, itemIds);
    const child = await childHub(ctx, { name, email });
    const organizationId = ctx.organization.id;
    const copies = items.map(({ id: _id, title: _title, ...item }) => ({
      ...item,
      organizationId,
      id: crypto.randomUUID(),
      hubId: child.id,
      createdAt: ctx.now,
    }));
    await ctx.db
      .insertInto('hubItem')
      .values(copies)
      .onConflict((conflict) => conflict.columns(['organizationId', 'hubId', 'publicationId']).doNothing())
      .execute();
    const words = { recipient: child.name, reader: visit.name, note: note ?? '' };
    const told = items.map(({ title }) => ({ text: title, path: doorPath(secretOf(child)) }));
    const to = { name: child.name, address: email };
    const mail = { template: 'hubForward', language: child.language as ReaderLanguage, values: words, path: doorPath(secretOf(child)) } as const;
    await sendMail(ctx, { ...mail, items: told, to, fromName: visit.name });
    const titles = items.map(({ title }) => title).join(', ');
    const place = { hubId: visit.hubId, accountId: visit.accountId, at: ctx.now, sessionId: visit.sessionId, title: visit.name };
    const detail = { to: child.name, count: items.length, ...(items.length === 1 && { document: titles }) };
    await tellHub(ctx, [{ ...place, kind: 'forwarded', once: `${child.id}:${ctx.now.toISOString()}`, text: `${child.name}: ${titles}`, detail }]);
    ctx.audit(`hub:${visit.hubId}`, { forwarded: child.id, items: items.length });
    return {};
  },
});
