import { sql } from 'kysely';
import type { Caller, UserActor } from '@/lib/core/actor';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { tellHub } from '@/lib/core/happenings';
import { archiveHub, revokeHub } from '@/lib/features/hub/closing';
import { sendMessage } from '@/lib/features/hub/send';
import { shareAbsence } from '@/lib/features/hub-manager/absence';
import { decideUpdates } from '@/lib/features/hub-manager/commands';
import { watchHubs } from '@/lib/features/hub-manager/watch';
import { addDays, localDay } from '@/lib/kit/day';
import { addHubReading } from './hub-reading';
import { MESSAGES, MOST_READERS } from './scenarios/fernway/hubs';

const DAY_MS = 86_400_000;
const MORNING_MS = 8.5 * 3_600_000;
/** Places of readers whose mails come back. */
const BOUNCES = [13, 24];
const [REVOKED, ARCHIVED] = [11, 7];
/** Who is on leave, and who stands in. */
const LEAVE = ['marta.lindqvist@fernway.example', 'okke.brandsma@fernway.example'];
const [LEAVE_IN_DAYS, LEAVE_DAYS] = [6, 8];

/** The same context at another time and in another's name; nothing is mailed or noticed of what is told in it. */
function past(ctx: Context, now: Date, actor: Context['actor'] = ctx.actor): Context {
  const then: Context = {
    ...ctx,
    ...{ now, actor, today: localDay(now, ctx.organization.timezone), accounts: new Map() },
    enqueue: async () => undefined,
    audit: () => undefined,
    call: (operation, input) => operation.within(then, input),
  };
  return then;
}

/** The colleagues who send, as if they were signed in. */
async function sendersOf({ db }: Context): Promise<Map<string, UserActor>> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .select(['m.id as membershipId', 'm.identityId', 'i.name', 'i.email'])
    .execute();
  const may = { kind: 'user', sessionId: '', role: 'global_admin', licence: 'practitioner', sees: 'all', teamIds: [] } as const;
  return new Map(rows.map((row) => [row.email, { ...may, ...row, teamIds: [] }]));
}

/** Contacts to send to: the key ones of one account after the other. */
async function readersOf({ db }: Context): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    SELECT c.key FROM (
      SELECT c.key, c.account_id, row_number() OVER (PARTITION BY c.account_id ORDER BY c.is_key DESC, c.id) AS place
      FROM contact c JOIN account a ON a.organization_id = c.organization_id AND a.id = c.account_id AND a.deleted_at IS NULL
      WHERE c.deleted_at IS NULL AND c.email IS NOT NULL) c
    WHERE c.place <= 2 ORDER BY c.place, c.account_id LIMIT ${MOST_READERS}`.execute(db);
  return rows.map(({ key }) => key);
}

/** Documents sent before their newest version came show the one of that day, and the newer one waits where it was asked for. */
async function pinToDay({ db, organization }: Context, messageId: string, at: Date): Promise<void> {
  await sql`
    WITH earlier AS (
      SELECT t.id, t.version_id AS newest, v.id AS version_id, t.update_policy FROM hub_item t
      CROSS JOIN LATERAL (SELECT w.id FROM publication_version w WHERE w.organization_id = t.organization_id
        AND w.publication_id = t.publication_id AND w.ready_at <= ${at} ORDER BY w.number DESC LIMIT 1) v
      WHERE t.organization_id = ${organization.id} AND t.message_id = ${messageId}::uuid AND t.update_policy <> 'follow' AND v.id <> t.version_id),
    pinned AS (
      UPDATE hub_item t SET version_id = e.version_id, replaced_id = NULL, updated_at = NULL FROM earlier e
      WHERE t.organization_id = ${organization.id} AND t.id = e.id)
    INSERT INTO hub_update (organization_id, item_id, version_id, created_at)
    SELECT ${organization.id}, e.id, e.newest, w.ready_at FROM earlier e
    JOIN publication_version w ON w.organization_id = ${organization.id} AND w.id = e.newest WHERE e.update_policy = 'ask'
    ON CONFLICT DO NOTHING`.execute(db);
}

/** Mails of these days are long sent; some came back. */
async function settleMails(ctx: Context, hubIds: readonly string[]): Promise<void> {
  await sql`
    UPDATE mail m SET sent_at = m.created_at + interval '5 seconds', transport = 'local' FROM hub_recipient r
    WHERE r.organization_id = ${ctx.organization.id} AND m.organization_id = r.organization_id AND m.id = r.mail_id`.execute(ctx.db);
  const { rows } = await sql<{ hubId: string; accountId: number; messageId: string; name: string; at: Date }>`
    UPDATE hub_recipient r SET bounced_at = r.sent_at + interval '2 minutes' FROM hub h
    WHERE r.organization_id = ${ctx.organization.id} AND h.organization_id = r.organization_id AND h.id = r.hub_id
      AND r.hub_id = ANY(${hubIds}::uuid[])
    RETURNING r.hub_id, h.account_id, r.message_id, h.name, r.bounced_at AS at`.execute(ctx.db);
  await tellHub(
    ctx,
    rows.map(({ name, ...row }) => ({ ...row, kind: 'bounced', once: row.messageId, title: name })),
  );
}

/** The hubs of readers, by the readers' places. */
async function hubsOf({ db }: Context, readers: readonly string[]): Promise<(string | undefined)[]> {
  const rows = await db
    .selectFrom('hub as h')
    .innerJoin('contact as c', (join) => join.onRef('c.organizationId', '=', 'h.organizationId').onRef('c.id', '=', 'h.contactId'))
    .select(['h.id', 'c.key'])
    .execute();
  const ids = new Map(rows.map(({ id, key }) => [key, id]));
  return readers.map((key) => ids.get(key));
}

async function sendAll(ctx: Context, readers: readonly string[], now: Date): Promise<void> {
  const senders = await sendersOf(ctx);
  const library = new Map((await ctx.db.selectFrom('publication').select(['id', 'title']).execute()).map(({ id, title }) => [title, id]));
  for (const { by, daysAgo, subject, body, documents, to } of MESSAGES) {
    const at = new Date(Math.floor(now.getTime() / DAY_MS - daysAgo) * DAY_MS + MORNING_MS);
    const publicationIds = documents.flatMap((title) => library.get(title) ?? []);
    const contactIds = readers.slice(...to);
    const { messageId } = await past(ctx, at, senders.get(by)).call(sendMessage, { contactIds, subject, body, publicationIds });
    if (messageId !== null) await pinToDay(ctx, messageId, at);
  }
}

/** Who sees the newer version by now: the first readers of the list that it waits for. */
async function approveSome(ctx: Context, now: Date): Promise<void> {
  const waiting = await ctx.db
    .selectFrom('hubUpdate')
    .select('itemId')
    .where('decidedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('itemId')
    .execute();
  const itemIds = waiting.slice(0, Math.floor(waiting.length / 3)).map(({ itemId }) => itemId);
  if (itemIds.length > 0) await past(ctx, new Date(now.getTime() - 2 * DAY_MS)).call(decideUpdates, { itemIds, decision: 'approved' });
}

/** A colleague's leave next week, while another looks after their hubs. */
async function planAbsence(ctx: Context, now: Date): Promise<void> {
  const staff = await sendersOf(ctx);
  const [away, standIn] = LEAVE.map((email) => staff.get(email)?.membershipId);
  const today = localDay(now, ctx.organization.timezone);
  const days = { fromOn: addDays(today, LEAVE_IN_DAYS), untilOn: addDays(today, LEAVE_IN_DAYS + LEAVE_DAYS) };
  if (away && standIn) await ctx.call(shareAbsence, { memberId: away, standInId: standIn, ...days });
}

/**
 * Hubs of customers: what was sent to them in three months, how they read it, and what became of some of them. The library
 * must be there. May be repeated: a second time adds nothing.
 */
export async function addHubs(caller: Caller, now: Date): Promise<void> {
  await withTenant(caller.organization.id, async (db) => {
    const ctx = past(makeContext(caller, db), now);
    if (
      await db
        .selectFrom('hubMessage')
        .select('id')
        .where('subject', '=', MESSAGES[0]?.subject ?? '')
        .executeTakeFirst()
    )
      return;
    const readers = await readersOf(ctx);
    await sendAll(ctx, readers, now);
    const hubs = await hubsOf(ctx, readers);
    const bounced = BOUNCES.flatMap((place) => hubs[place] ?? []);
    await settleMails(ctx, bounced);
    await addHubReading(ctx, now, bounced);
    await approveSome(ctx, now);
    const marta = (await sendersOf(ctx)).get('marta.lindqvist@fernway.example');
    const [revoked, archived] = [hubs[REVOKED], hubs[ARCHIVED]];
    if (revoked) await past(ctx, new Date(now.getTime() - 4 * DAY_MS), marta).call(revokeHub, { id: revoked });
    if (archived) await past(ctx, new Date(now.getTime() - 6 * DAY_MS), marta).call(archiveHub, { id: archived, close: false });
    await planAbsence(ctx, now);
    await ctx.call(watchHubs, {});
  });
}
