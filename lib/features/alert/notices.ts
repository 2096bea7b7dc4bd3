import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { membershipSees } from '@/lib/core/visibility';
import { noticeDue } from '@/lib/kit/notice-times';
import { AlertPreference, USUAL_PREFERENCE } from './contract';

interface Recipient {
  alertId: number;
  membershipId: string;
  preference: unknown;
}

/** Active members among an alert's recipients who see its account, in the order in which a rule names them. */
async function recipientsOf({ db, organization }: Context, alertIds: readonly number[], recipients: readonly string[]): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    SELECT l.id AS alert_id, m.id AS membership_id, (
      SELECT jsonb_build_object('delivery', p.delivery, 'dailyAt', p.daily_at, 'quietFrom', p.quiet_from, 'quietTo', p.quiet_to)
      FROM alert_preference p WHERE p.organization_id = m.organization_id AND p.membership_id = m.id) AS preference
    FROM alert l
    JOIN account a ON a.organization_id = l.organization_id AND a.id = l.account_id
    CROSS JOIN unnest(${recipients}::text[]) WITH ORDINALITY AS r (who, place)
    JOIN membership m ON m.organization_id = l.organization_id AND m.status = 'active'
    JOIN identity i ON i.id = m.identity_id AND (m.id::text = r.who OR (r.who = 'owner' AND i.email = a.owner_email))
    WHERE l.organization_id = ${organization.id} AND l.id = ANY(${alertIds}::bigint[]) AND ${membershipSees(sql<number>`l.account_id`)}
    ORDER BY l.id, r.place`.execute(db);
  return rows;
}

/** Lays alerts before the first of their recipients, and leaves all of them a notice, to be mailed when it suits them. */
export async function notify(ctx: Context, alertIds: readonly number[], recipients: readonly string[]): Promise<Map<number, string>> {
  const found = await recipientsOf(ctx, alertIds, recipients);
  const assignees = new Map([...found].reverse().map(({ alertId, membershipId }) => [alertId, membershipId]));
  const due = found.map(({ preference }) => {
    const wish = preference === null ? USUAL_PREFERENCE : AlertPreference.parse(preference);
    return noticeDue(wish, ctx.now, ctx.organization.timezone)?.toISOString() ?? null;
  });
  const { id } = ctx.organization;
  await sql`
    INSERT INTO alert_notice (organization_id, alert_id, membership_id, due_at)
    SELECT ${id}, n.alert_id, n.membership_id, n.due_at FROM unnest(${found.map(({ alertId }) => alertId)}::bigint[],
      ${found.map(({ membershipId }) => membershipId)}::uuid[], ${due}::timestamptz[]) AS n (alert_id, membership_id, due_at)
    ON CONFLICT DO NOTHING`.execute(ctx.db);
  await sql`
    UPDATE alert l SET assignee_id = n.membership_id FROM unnest(${[...assignees.keys()]}::bigint[], ${[...assignees.values()]}::uuid[])
      AS n (alert_id, membership_id)
    WHERE l.organization_id = ${id} AND l.id = n.alert_id`.execute(ctx.db);
  return assignees;
}
