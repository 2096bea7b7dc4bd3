import { sql } from 'kysely';
import { tellHub } from '@/lib/core/happenings';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import type { ReaderLanguage } from '@/lib/kit/reader-language';
import { BouncedMail, ContactClosing, ContactMoving, Done, Moved, MovingBack, TellingUpdated } from './contract';
import { senderOf } from './recipients';
import { findHub, liveItems, secretOf } from './store';
import { doorPath } from './table';
import { withForwards } from './tree';

/**
 * Follows a contact that is deleted, or comes back: their own hub closes by itself, and with it what was forwarded from
 * it. Closed and opened by the time of the deletion, so that what was revoked before stays so.
 */
export const followContact = defineOperation({
  name: 'hub.follow-contact',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: ContactClosing,
  output: Done,
  run: async (ctx, { contactId, deletedAt, isOpen }) => {
    const hub = await ctx.db.selectFrom('hub').select('id').where('contactId', '=', contactId).executeTakeFirst();
    if (!hub) return {};
    await ctx.db
      .updateTable('hub')
      .set({ revokedAt: isOpen ? null : deletedAt, updatedAt: ctx.now })
      .where('id', 'in', withForwards(hub.id))
      .where((eb) => (isOpen ? eb('revokedAt', '=', deletedAt) : eb('revokedAt', 'is', null)))
      .execute();
    return {};
  },
});

/**
 * Follows a contact that is merged into another: their hub is the other's; if that one has a hub already, it stands below
 * it like a forward. Both links keep working.
 */
export const moveHub = defineOperation({
  name: 'hub.move',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: ContactMoving,
  output: Moved,
  run: async (ctx, { fromId, toId }) => {
    const { rows } = await sql<{ id: string }>`
      UPDATE hub g SET parent_id = s.id, contact_id = CASE WHEN s.id IS NULL THEN ${toId}::bigint END, updated_at = ${ctx.now}
      FROM (SELECT (SELECT id FROM hub WHERE contact_id = ${toId}) AS id) s
      WHERE g.contact_id = ${fromId}
      RETURNING g.id`.execute(ctx.db);
    return { hubId: rows[0]?.id ?? null };
  },
});

/** Takes that back. */
export const moveHubBack = defineOperation({
  name: 'hub.move-back',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: MovingBack,
  output: Done,
  run: async (ctx, { hubId, contactId }) => {
    await ctx.db.updateTable('hub').set({ contactId, parentId: null, updatedAt: ctx.now }).where('id', '=', hubId).execute();
    return {};
  },
});

/** Notes that a mail does not reach its reader; a mail that no hub was sent with is none of ours. */
export const noteBounce = defineOperation({
  name: 'hub.note-bounce',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: BouncedMail,
  output: Done,
  run: async (ctx, { mailId }) => {
    const bounced = await ctx.db
      .updateTable('hubRecipient')
      .set({ bouncedAt: ctx.now })
      .where('mailId', '=', mailId)
      .where('bouncedAt', 'is', null)
      .returning(['hubId', 'messageId'])
      .executeTakeFirst();
    if (!bounced) return {};
    const { hubId, messageId } = bounced;
    const hub = ctx.db.selectFrom('hub').select(['accountId', 'name', 'email']).where('id', '=', hubId);
    const { accountId, name, email } = await hub.executeTakeFirstOrThrow();
    await tellHub(ctx, [
      { hubId, accountId, kind: 'bounced', at: ctx.now, messageId, once: mailId, title: name, text: email, detail: { to: email } },
    ]);
    return {};
  },
});

/** Mails the readers of these documents, each once, that there is a newer version; closed hubs are left alone. */
export const tellUpdated = defineOperation({
  name: 'hub.tell-updated',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: TellingUpdated,
  output: Done,
  run: async (ctx, { itemIds }) => {
    const hubIds = new Set((await liveItems(ctx, { itemIds })).map(({ hubId }) => hubId));
    for (const hubId of hubIds) {
      const hub = await findHub(ctx, hubId);
      if (hub.revokedAt !== null || (hub.expiresAt !== null && hub.expiresAt <= ctx.now)) continue;
      const secret = secretOf(hub);
      const items = (await liveItems(ctx, { itemIds, hubId })).map(({ itemId, title }) => ({ text: title, path: doorPath(secret, { itemId }) }));
      const to = { name: hub.name, address: hub.email };
      const language = hub.language as ReaderLanguage;
      const mail = { template: 'hubUpdate', language, values: { recipient: hub.name }, path: doorPath(secret), items, to } as const;
      await sendMail(ctx, { ...mail, fromName: senderOf(ctx) });
      ctx.audit(`hub:${hubId}`, { updated: items.length });
    }
    return {};
  },
});
