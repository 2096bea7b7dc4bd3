import { passwordMatches } from '@/lib/core/auth/passwords';
import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { tellHub } from '@/lib/core/happenings';
import { defineOperation } from '@/lib/core/operation';
import type { ReaderLanguage } from '@/lib/kit/reader-language';
import { codeMatches } from './code';
import { Door, Entered, Entering, HubLink } from './contract';
import { type FoundDoor, findDoor } from './find-door';
import { speak } from './language';
import { findOwner } from './queries';
import { hiddenAddress, hourOf, looksAutomated } from './rules';

const SESSION_MS = 12 * 3_600_000;

/** What the door of a hub says; looking at it changes nothing, as programs follow links in mails. */
export const readDoor = defineOperation({
  name: 'hub.door',
  kind: 'read',
  permission: 'hub:write',
  scope: 'organization',
  input: HubLink,
  output: Door,
  run: async (ctx, { token }) => {
    const { name, email, language, ownerId, passcodeHash, codeByMail } = await findDoor(ctx, token);
    return {
      language: language as ReaderLanguage,
      organization: ctx.organization.name,
      reader: name,
      owner: (await findOwner(ctx, ownerId))?.name ?? null,
      asksPasscode: passcodeHash !== null,
      asksCode: codeByMail,
      address: hiddenAddress(email),
    };
  },
});

/** What of the door's questions was answered wrong; null: nothing. */
async function wrongAnswer(ctx: Context, hub: FoundDoor, given: { passcode?: string; code?: string }): Promise<'passcode' | 'code' | null> {
  if (hub.passcodeHash !== null && !(await passwordMatches(hub.passcodeHash, given.passcode ?? ''))) return 'passcode';
  return hub.codeByMail && !(await codeMatches(ctx, hub.id, given.code ?? '')) ? 'code' : null;
}

/** Tells of a reader who came: for the first time, or again; back into the list comes what was archived. */
async function tellArrival(ctx: Context, hub: FoundDoor, sessionId: string, messageId: string | undefined): Promise<void> {
  const told = { hubId: hub.id, accountId: hub.accountId, at: ctx.now, sessionId, messageId: messageId ?? null, title: hub.name } as const;
  const first = await tellHub(ctx, [{ ...told, kind: 'opened', once: 'first' }]);
  if (first === 0) await tellHub(ctx, [{ ...told, kind: 'returned', once: sessionId }]);
  if (messageId !== undefined) {
    const mail = ctx.db.updateTable('hubRecipient').set({ openedAt: ctx.now }).where('openedAt', 'is', null);
    await mail.where('hubId', '=', hub.id).where('messageId', '=', messageId).execute();
  }
  if (hub.archivedAt === null) return;
  await ctx.db.updateTable('hub').set({ archivedAt: null, updatedAt: ctx.now }).where('id', '=', hub.id).execute();
  await tellHub(ctx, [{ ...told, kind: 'reopened', once: sessionId }]);
}

/**
 * Opens a hub to whoever clicked at its door, for twelve hours or until it closes. What a program opens is kept apart,
 * and nobody is told of it.
 */
export const enterHub = defineOperation({
  name: 'hub.enter',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: Entering,
  output: Entered,
  run: async (ctx, { token, messageId, itemId, agent, languages, language, ...given }) => {
    const hub = await findDoor(ctx, token);
    const told = { hubId: hub.id, accountId: hub.accountId, at: ctx.now, title: hub.name };
    const wrong = await wrongAnswer(ctx, hub, given);
    if (wrong !== null) {
      await tellHub(ctx, [{ ...told, kind: 'blocked', once: `${wrong}:${hourOf(ctx.now)}`, detail: { reason: wrong } }]);
      return { wrong };
    }
    const automated = looksAutomated(agent, languages);
    const [sessionId, secret] = [crypto.randomUUID(), newSecret()];
    const end = Math.min(ctx.now.getTime() + SESSION_MS, hub.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    const expiresAt = new Date(end);
    await ctx.db
      .insertInto('hubSession')
      .values({
        ...{ organizationId: ctx.organization.id, id: sessionId, hubId: hub.id, hash: secretHash(secret), agent, automated },
        ...{ createdAt: ctx.now, expiresAt },
      })
      .execute();
    if (language !== undefined) await speak(ctx, hub.id, language);
    const item = itemId === undefined ? undefined : await findItem(ctx, hub.id, itemId);
    const message = messageId === undefined ? undefined : await findMessage(ctx, hub.id, messageId);
    if (!automated) await tellArrival(ctx, hub, sessionId, message);
    ctx.audit(`hub:${hub.id}`, { session: sessionId });
    return { hubId: hub.id, itemId: item ?? null, secret, expiresAt };
  },
});

/** The item of the hub that a mail's link names, if it is there. */
async function findItem({ db }: Context, hubId: string, itemId: string): Promise<string | undefined> {
  return (await db.selectFrom('hubItem').select('id').where('hubId', '=', hubId).where('id', '=', itemId).executeTakeFirst())?.id;
}

/** The same of the message. */
async function findMessage({ db }: Context, hubId: string, messageId: string): Promise<string | undefined> {
  const found = db.selectFrom('hubRecipient').select('messageId').where('hubId', '=', hubId).where('messageId', '=', messageId);
  return (await found.executeTakeFirst())?.messageId;
}
