import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import { membershipSees } from '@/lib/core/visibility';
import messages from '@/scripts/messages/en/alert.json';
import { Mailing } from './contract';
import { ALERTS_PATH, SEVERITIES } from './table';

/** Members whom one transaction mails. */
const MOST_MEMBERS = 50;
/** Alerts that one mail names. */
const MOST_NAMED = 50;

interface Due {
  membershipId: string;
  name: string;
  email: string;
  /** Its alert is open still, on an account that the member sees. */
  isWanted: boolean;
  key: string;
  title: string;
  severity: (typeof SEVERITIES)[number];
  accountKey: string;
  account: string;
}

/** The notices that are due to some members, held until the commit; those in use by another worker are left to it. */
async function takeDue({ db, organization, now }: Context): Promise<Due[]> {
  const { rows } = await sql<Due>`
    WITH due AS (
      SELECT n.alert_id, n.membership_id FROM alert_notice n
      WHERE n.organization_id = ${organization.id} AND n.due_at <= ${now} AND n.sent_at IS NULL AND n.membership_id IN (
        SELECT DISTINCT f.membership_id FROM alert_notice f
        WHERE f.organization_id = ${organization.id} AND f.due_at <= ${now} AND f.sent_at IS NULL ORDER BY f.membership_id LIMIT ${MOST_MEMBERS})
      FOR UPDATE SKIP LOCKED),
    told AS (
      UPDATE alert_notice n SET sent_at = ${now} FROM due
      WHERE n.organization_id = ${organization.id} AND n.alert_id = due.alert_id AND n.membership_id = due.membership_id
      RETURNING n.alert_id, n.membership_id)
    SELECT m.id AS membership_id, i.name, i.email, l.key, l.title, l.severity, a.key AS account_key, a.name AS account,
      m.status = 'active' AND l.closed_at IS NULL AND l.deleted_at IS NULL AND a.deleted_at IS NULL AND ${membershipSees(sql<number>`l.account_id`)} AS is_wanted
    FROM told
    JOIN alert l ON l.organization_id = ${organization.id} AND l.id = told.alert_id
    JOIN account a ON a.organization_id = l.organization_id AND a.id = l.account_id
    JOIN membership m ON m.organization_id = l.organization_id AND m.id = told.membership_id
    JOIN identity i ON i.id = m.identity_id
    ORDER BY m.id, array_position(${SEVERITIES}::text[], l.severity) DESC, l.id`.execute(db);
  return rows;
}

const pathOf = ({ accountKey, key }: Due) =>
  `/accounts/${encodeURIComponent(accountKey)}/alerts?open=${encodeURIComponent(`alert:${key}`)}` as `/${string}`;

/** One mail to a member: of the alert, or of all that are due. */
async function mailOne(ctx: Context, [first, ...others]: readonly [Due, ...Due[]]): Promise<void> {
  const to = { name: first.name, address: first.email };
  const severity = ({ severity: of }: Due) => messages.severity[of];
  if (others.length === 0) {
    const values = { alert: first.title, account: first.account, severity: severity(first) };
    await sendMail(ctx, { template: 'alert', values, to, path: pathOf(first) });
    return;
  }
  const all = [first, ...others];
  const items = all.slice(0, MOST_NAMED).map((due) => ({ text: `${severity(due)} · ${due.account}: ${due.title}`, path: pathOf(due) }));
  await sendMail(ctx, { template: 'alertDigest', values: { count: String(all.length) }, items, to, path: ALERTS_PATH });
}

/**
 * Mails members of what is due to them by now, each once: the mail and the mark that it was sent are one transaction.
 * What was closed meanwhile, or is not theirs to see any more, is passed over. Call until `more` is false.
 */
export const mailNotices = defineOperation({
  name: 'alert.mail',
  kind: 'write',
  permission: 'alert:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: Mailing,
  run: async (ctx) => {
    const due = await takeDue(ctx);
    const byMember = new Map<string, [Due, ...Due[]]>();
    for (const one of due.filter(({ isWanted }) => isWanted)) {
      const others = byMember.get(one.membershipId);
      if (others) others.push(one);
      else byMember.set(one.membershipId, [one]);
    }
    for (const all of byMember.values()) await mailOne(ctx, all);
    return { mails: byMember.size, more: due.length > 0 };
  },
});
