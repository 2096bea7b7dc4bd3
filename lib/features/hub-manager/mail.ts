import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import { membershipSees } from '@/lib/core/visibility';
import { hubPath } from '@/lib/features/hub/table';
import { readVisits } from '@/lib/features/hub-reading/queries';
import { formatDuration } from '@/lib/kit/duration-format';
import messages from '@/scripts/messages/en/hub-manager.json';
import { Mailing } from './contract';
import { HUB_PATH, type HubDelivery, type HubTopic } from './table';

/** Notices that one transaction takes. */
const MOST_NOTICES = 500;
/** Happenings that one mail names. */
const MOST_NAMED = 50;

interface Due {
  membershipId: string;
  /** Of the member. */
  toName: string;
  email: string;
  /** Whether the member still sees the account. */
  isWanted: boolean;
  topic: HubTopic;
  delivery: HubDelivery;
  hubId: string;
  sessionId: string | null;
  name: string;
  account: string;
  document: string | null;
  /** What was asked. */
  question: string | null;
}

/** The notices that are due, held until the commit; those of a visit that goes on wait for its end. */
async function takeDue({ db, organization, now }: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`
    WITH due AS (
      SELECT n.membership_id, n.happening_id FROM hub_notice n
      JOIN hub_happening e ON e.organization_id = n.organization_id AND e.id = n.happening_id
      WHERE n.organization_id = ${organization.id} AND n.due_at <= ${now} AND n.sent_at IS NULL
        AND NOT (n.delivery = 'visit' AND EXISTS (SELECT FROM hub_visit v
          WHERE v.organization_id = e.organization_id AND v.session_id = e.session_id AND v.closed_at IS NULL))
      ORDER BY n.due_at LIMIT ${MOST_NOTICES} FOR UPDATE OF n SKIP LOCKED),
    told AS (
      UPDATE hub_notice n SET sent_at = ${now} FROM due
      WHERE n.organization_id = ${organization.id} AND n.membership_id = due.membership_id AND n.happening_id = due.happening_id
      RETURNING n.membership_id, n.happening_id, n.topic, n.delivery)
    SELECT m.id AS membership_id, i.name AS to_name, i.email, told.topic, told.delivery, e.hub_id, e.session_id, h.name, a.name AS account,
      p.title AS document, CASE WHEN e.kind = 'asked' THEN e.detail ->> 'text' END AS question, m.status = 'active' AND a.deleted_at IS NULL AND ${membershipSees(sql<number>`h.account_id`)} AS is_wanted
    FROM told
    JOIN hub_happening e ON e.organization_id = ${organization.id} AND e.id = told.happening_id
    JOIN hub h ON h.organization_id = e.organization_id AND h.id = e.hub_id
    JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id
    LEFT JOIN hub_item t ON t.organization_id = e.organization_id AND t.id = e.item_id
    LEFT JOIN publication p ON p.organization_id = t.organization_id AND p.id = t.publication_id
    JOIN membership m ON m.organization_id = e.organization_id AND m.id = told.membership_id
    JOIN identity i ON i.id = m.identity_id
    ORDER BY m.id, e.at, e.id`.execute(db);
  return rows;
}

/** What stands in one mail together: a visit, the day's or the week's, or what is told at once. */
const mailOf = ({ membershipId, delivery, sessionId }: Due) => [membershipId, delivery, delivery === 'visit' ? sessionId : ''].join(' ');

const itemOf = ({ topic, name, account, document, question, hubId }: Due) => ({
  text: [`${messages.topic[topic]} · ${name}, ${account}`, document, question && `“${question}”`].filter(Boolean).join(': '),
  path: hubPath(hubId) as `/${string}`,
});

/** How long a session's reader looked at how many pages. */
async function visitValues(ctx: Context, sessionId: string) {
  const rows = await ctx.db.selectFrom('hubVisit').select('id').where('sessionId', '=', sessionId).execute();
  const visits = await readVisits(ctx, { visitIds: rows.map(({ id }) => id) }, rows.length);
  const pages = new Set(visits.flatMap((visit) => visit.pages.map(({ versionId, page }) => `${versionId}:${page}`)));
  return {
    pages: String(pages.size),
    time: formatDuration(
      visits.reduce((sum, { ms }) => sum + ms, 0),
      'en',
    ),
  };
}

async function mailOne(ctx: Context, all: readonly [Due, ...Due[]]): Promise<void> {
  const [first] = all;
  const { name: reader, account, delivery, sessionId } = first;
  const items = all.slice(0, MOST_NAMED).map(itemOf);
  const mail = { items, to: { name: first.toName, address: first.email } };
  const path = hubPath(first.hubId) as `/${string}`;
  if (delivery === 'visit' && sessionId !== null) {
    await sendMail(ctx, { ...mail, template: 'hubVisit', values: { reader, account, ...(await visitValues(ctx, sessionId)) }, path });
  } else if (all.length === 1) {
    await sendMail(ctx, { ...mail, template: 'hubNews', values: { topic: messages.topic[first.topic], reader, account }, path });
  } else await sendMail(ctx, { ...mail, template: 'hubDigest', values: { count: String(all.length) }, path: HUB_PATH });
}

/**
 * Mails members of what is due to them by now, each once: the mail and the mark that it was sent are one transaction.
 * What is not theirs to see any more is passed over. Call until `more` is false.
 */
export const mailHubNews = defineOperation({
  name: 'hub-manager.mail',
  kind: 'write',
  permission: 'hub:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: Mailing,
  run: async (ctx) => {
    const due = await takeDue(ctx);
    const mails = new Map<string, [Due, ...Due[]]>();
    for (const one of due.filter(({ isWanted }) => isWanted)) {
      const others = mails.get(mailOf(one));
      if (others) others.push(one);
      else mails.set(mailOf(one), [one]);
    }
    for (const all of mails.values()) await mailOne(ctx, all);
    return { mails: mails.size, more: due.length > 0 };
  },
});
