import { type SqlBool, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { type CountedView, countedPage, rankedColumn, textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumn, SqlColumns } from '@/lib/core/db/table-query';
import { visitLabel } from '@/lib/features/hub-reading/metrics';
import { COUNTS, isShown } from './scope';
import {
  type ContactHubColumn,
  type ContactHubRow,
  contactHubTable,
  HUB_STATES,
  type HubMessageColumn,
  type HubMessageRow,
  type HubState,
  hubMessageTable,
  type Whose,
} from './table';

const ofHub = (from: ReturnType<typeof sql>) => sql`${from} WHERE o.organization_id = h.organization_id AND o.hub_id = h.id`;
const DOCUMENTS = sql<number>`(SELECT count(*) ${ofHub(sql`FROM hub_item o`)} AND o.revoked_at IS NULL)`;
const COUNTED_VISITS = sql`FROM hub_visit o JOIN hub_session s ON s.organization_id = o.organization_id AND s.id = o.session_id AND ${COUNTS}`;
const VISITS = sql<number>`(SELECT count(*) ${ofHub(COUNTED_VISITS)})`;
const VISITED_AT = sql<Date | null>`(SELECT max(o.last_beat_at) ${ofHub(COUNTED_VISITS)})`;
const LAST_VISIT = sql<{ ended: boolean; late: boolean } | null>`(SELECT jsonb_build_object('ended', o.ended, 'late', o.late)
  ${ofHub(COUNTED_VISITS)} ORDER BY o.last_beat_at DESC LIMIT 1)`;
const ATTENTION = sql<number>`(SELECT coalesce(sum(t.counted_ms), 0) ${ofHub(
  sql`${COUNTED_VISITS} JOIN hub_attention t ON t.organization_id = o.organization_id AND t.visit_id = o.id`,
)})`;
const SENT_AT = sql<Date | null>`(SELECT max(o.sent_at) ${ofHub(sql`FROM hub_recipient o`)})`;

/** How `hub h` stands; its newest mail says whether mails arrive. */
export const stateOf = ({ now }: Context) => sql<HubState>`CASE
  WHEN h.revoked_at IS NOT NULL THEN 'revoked' WHEN h.archived_at IS NOT NULL THEN 'archived' WHEN h.expires_at <= ${now} THEN 'expired'
  WHEN (SELECT o.bounced_at IS NOT NULL ${ofHub(sql`FROM hub_recipient o`)} ORDER BY o.sent_at DESC LIMIT 1) THEN 'bounced' ELSE 'open' END`;

const memberColumn = (name: ReturnType<typeof sql<string>>, id: ReturnType<typeof sql>): SqlColumn => ({
  ...textColumn(name),
  among: (values) => sql`coalesce(${id}::text = ANY(${values}::text[]), false)`,
});

const hubColumns = (ctx: Context): SqlColumns<ContactHubColumn> => ({
  name: { ...textColumn(sql<string>`h.name`), nullable: false },
  account: { ...textColumn(sql<string>`a.name`), nullable: false },
  owner: memberColumn(sql<string>`i.name`, sql`h.owner_id`),
  state: rankedColumn(stateOf(ctx), HUB_STATES),
  documents: { value: DOCUMENTS, type: 'integer', nullable: false },
  visits: { value: VISITS, type: 'integer', nullable: false },
  attention: { value: ATTENTION, type: 'bigint', nullable: false },
  sentAt: { value: SENT_AT, type: 'timestamptz' },
  visitedAt: { value: VISITED_AT, type: 'timestamptz' },
  archived: { value: sql`(h.archived_at IS NOT NULL)`, type: 'boolean', nullable: false },
});

interface Hubs {
  whose: Whose;
  /** Internal id of the one account that they are of. */
  accountId?: number;
}

/** Which hubs `h` of accounts `a`. */
const among = (ctx: Context, { whose, accountId }: Hubs) =>
  accountId === undefined ? isShown(ctx, whose) : sql<SqlBool>`(h.account_id = ${accountId} AND ${isShown(ctx, whose)})`;

/** One page of the contacts with a hub, and how many match. */
export async function contactHubPage(ctx: Context, hubs: Hubs, view: CountedView) {
  const query = ctx.db
    .selectFrom('hub as h')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'h.organizationId').onRef('a.id', '=', 'h.accountId'))
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'h.organizationId').onRef('m.id', '=', 'h.ownerId'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['h.id', 'h.name', 'a.name as account', 'h.ownerId', 'i.name as ownerName', 'h.archivedAt', stateOf(ctx).as('state')])
    .select([DOCUMENTS.as('documents'), VISITS.as('visits'), ATTENTION.as('attention'), SENT_AT.as('sentAt'), VISITED_AT.as('visitedAt')])
    .select(LAST_VISIT.as('lastVisit'))
    .where(among(ctx, hubs));
  const key = { value: sql`h.id`, type: 'uuid', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, query, { spec: contactHubTable, columns: hubColumns(ctx), key }, view);
  const shown = rows.map(
    ({ ownerId, ownerName, archivedAt, sentAt, visitedAt, lastVisit, ...row }): ContactHubRow => ({
      ...row,
      owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
      sentAt: sentAt?.toISOString() ?? null,
      visitedAt: visitedAt?.toISOString() ?? null,
      confidence: lastVisit && visitLabel({ automated: false, ...lastVisit }),
      isArchived: archivedAt !== null,
    }),
  );
  return { rows: shown, ...page };
}

/** A figure of the recipients `c` of a message, of those hubs alone that are shown. */
const counted = (column: 'sent' | 'delivered' | 'bounced' | 'opened' | 'clicked'): SqlColumn => ({
  value: sql.ref(`c.${column}`),
  type: 'bigint',
  nullable: false,
});

const messageColumns: SqlColumns<HubMessageColumn> = {
  subject: { ...textColumn(sql<string>`g.subject`), nullable: false },
  sender: memberColumn(sql<string>`i.name`, sql`g.created_by`),
  sentAt: { value: sql`g.created_at`, type: 'timestamptz', nullable: false },
  sent: counted('sent'),
  delivered: counted('delivered'),
  bounced: counted('bounced'),
  opened: counted('opened'),
  clicked: counted('clicked'),
};

/** One page of the messages to such hubs with what became of their mails, and how many match. */
export async function hubMessagePage(ctx: Context, hubs: Hubs, view: CountedView) {
  const counts = ctx.db
    .selectFrom('hubRecipient as r')
    .innerJoin('hub as h', (join) => join.onRef('h.organizationId', '=', 'r.organizationId').onRef('h.id', '=', 'r.hubId'))
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'h.organizationId').onRef('a.id', '=', 'h.accountId'))
    .select(['r.messageId', sql<number>`count(*)`.as('sent'), sql<number>`count(r.bounced_at)`.as('bounced')])
    .select([sql<number>`count(r.opened_at)`.as('opened'), sql<number>`count(r.clicked_at)`.as('clicked')])
    .select(sql<number>`count(*) - count(r.bounced_at)`.as('delivered'))
    .where(among(ctx, hubs))
    .groupBy('r.messageId');
  const query = ctx.db
    .selectFrom('hubMessage as g')
    .innerJoin(counts.as('c'), 'c.messageId', 'g.id')
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'g.organizationId').onRef('m.id', '=', 'g.createdBy'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['g.id', 'g.subject', 'g.createdBy', 'i.name as senderName', 'g.createdAt as sentAt'])
    .select(['c.sent', 'c.delivered', 'c.bounced', 'c.opened', 'c.clicked']);
  const key = { value: sql`g.id`, type: 'uuid', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, query, { spec: hubMessageTable, columns: messageColumns, key }, view);
  const shown = rows.map(
    ({ createdBy, senderName, sentAt, ...row }): HubMessageRow => ({
      ...row,
      sender: createdBy === null || senderName === null ? null : { id: createdBy, name: senderName },
      sentAt: sentAt.toISOString(),
    }),
  );
  return { rows: shown, ...page };
}
