import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import type { ReaderLanguage } from '@/lib/kit/reader-language';
import { Hub, HubId, HubListRequest, HubMessage, HubPage, MessageListRequest, MessagePage } from './contract';

const instant = (at: Date | string | null) => (at === null ? null : new Date(at).toISOString());

/** The documents of `hub h`, in the order in which they came. */
const items = sql<Hub['items']>`coalesce((
  SELECT json_agg(json_build_object('id', i.id, 'publicationId', i.publication_id, 'title', p.title, 'number', v.number, 'messageId', i.message_id,
    'expiresAt', i.expires_at, 'revokedAt', i.revoked_at) ORDER BY i.created_at, i.id)
  FROM hub_item i
  JOIN publication p ON p.organization_id = i.organization_id AND p.id = i.publication_id
  JOIN publication_version v ON v.organization_id = i.organization_id AND v.id = i.version_id
  WHERE i.organization_id = h.organization_id AND i.hub_id = h.id), '[]')`;

function selectHubs({ db, actor }: Context) {
  return db
    .selectFrom('hub as h')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'h.organizationId').onRef('a.id', '=', 'h.accountId'))
    .leftJoin('contact as c', (join) => join.onRef('c.organizationId', '=', 'h.organizationId').onRef('c.id', '=', 'h.contactId'))
    .select(['h.id', 'a.key as accountId', 'c.key as contactId', 'h.parentId', 'h.name', 'h.email', 'h.ownerId', 'h.canDownload', 'h.canForward'])
    .select([
      'h.language',
      'h.watermark',
      'h.codeByMail',
      'h.passcodeHash',
      'h.expiresAt',
      'h.archivedAt',
      'h.revokedAt',
      'h.createdAt',
      'h.updatedAt',
      'h.version',
    ])
    .select(items.as('items'))
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(actor, eb.ref('a.id')));
}
type HubRow = Awaited<ReturnType<ReturnType<typeof selectHubs>['executeTakeFirstOrThrow']>>;

const hubOf = ({ passcodeHash, expiresAt, archivedAt, revokedAt, createdAt, updatedAt, items: documents, ...row }: HubRow): Hub => ({
  ...row,
  language: row.language as ReaderLanguage,
  asksPasscode: passcodeHash !== null,
  expiresAt: instant(expiresAt),
  archivedAt: instant(archivedAt),
  revokedAt: instant(revokedAt),
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
  items: documents.map((item) => ({ ...item, expiresAt: instant(item.expiresAt), revokedAt: instant(item.revokedAt) })),
});

/** Hubs of the accounts that the caller may see, or of one of them, by id, after one id. */
export const listHubs = defineOperation({
  name: 'hub.list',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: HubListRequest,
  output: HubPage,
  run: async (ctx, { accountId, after, limit }) => {
    let query = selectHubs(ctx)
      .orderBy('h.id')
      .limit(limit + 1);
    if (accountId !== undefined) query = query.where('a.key', '=', accountId);
    if (after !== undefined) query = query.where('h.id', '>', after);
    const rows = await query.execute();
    return { data: rows.slice(0, limit).map(hubOf), more: rows.length > limit };
  },
});

/** One hub with its documents. */
export const getHub = defineOperation({
  name: 'hub.get',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: HubId,
  output: Hub,
  run: async (ctx, { id }) => {
    const row = await selectHubs(ctx).where('h.id', '=', id).executeTakeFirst();
    if (!row) throw new AppError('not_found', 'There is no such hub');
    return hubOf(row);
  },
});

/** The mails of `hub_message m` to accounts that the actor may see. */
const mailsOf = ({ actor }: Context) => sql<HubMessage['recipients'] | null>`(
  SELECT json_agg(json_build_object('hubId', r.hub_id, 'sentAt', r.sent_at, 'bouncedAt', r.bounced_at, 'openedAt', r.opened_at,
    'clickedAt', r.clicked_at) ORDER BY r.hub_id)
  FROM hub_recipient r
  JOIN hub h ON h.organization_id = r.organization_id AND h.id = r.hub_id
  JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id
  WHERE r.organization_id = m.organization_id AND r.message_id = m.id AND a.deleted_at IS NULL
    AND ${visibleAccounts(actor, sql<number>`a.id`)})`;

/** Messages that went to somebody whose account the actor may see; another one isn't there. */
function selectMessages(ctx: Context) {
  return ctx.db
    .selectFrom('hubMessage as m')
    .select(['m.id', 'm.subject', 'm.body', 'm.language', 'm.createdBy', 'm.createdAt', mailsOf(ctx).as('recipients')])
    .where((eb) => eb(mailsOf(ctx), 'is not', null));
}
type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>['executeTakeFirstOrThrow']>>;

const messageOf = ({ createdAt, recipients, ...row }: MessageRow): HubMessage => ({
  ...row,
  createdAt: createdAt.toISOString(),
  recipients: (recipients ?? []).map(({ hubId, sentAt, bouncedAt, openedAt, clickedAt }) => ({
    hubId,
    sentAt: new Date(sentAt).toISOString(),
    bouncedAt: instant(bouncedAt),
    openedAt: instant(openedAt),
    clickedAt: instant(clickedAt),
  })),
});

/** Messages by id, after one id, with what became of their mails. */
export const listMessages = defineOperation({
  name: 'hub.messages',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: MessageListRequest,
  output: MessagePage,
  run: async (ctx, { after, limit }) => {
    let query = selectMessages(ctx)
      .orderBy('m.id')
      .limit(limit + 1);
    if (after !== undefined) query = query.where('m.id', '>', after);
    const rows = await query.execute();
    return { data: rows.slice(0, limit).map(messageOf), more: rows.length > limit };
  },
});

/** One message. */
export const getMessage = defineOperation({
  name: 'hub.message',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: HubId,
  output: HubMessage,
  run: async (ctx, { id }) => {
    const row = await selectMessages(ctx).where('m.id', '=', id).executeTakeFirst();
    if (!row) throw new AppError('not_found', 'There is no such message');
    return messageOf(row);
  },
});
