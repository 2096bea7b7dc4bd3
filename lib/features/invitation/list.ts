import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumns } from '@/lib/core/db/table-query';
import { visibleAccounts } from '@/lib/core/visibility';
import { type InvitationColumn, type InvitationRow, invitationTable } from './table';

const time = (value: ReturnType<typeof sql>, nullable = false) => ({ value, type: 'timestamptz' as const, nullable });

/** Columns over `selectInvited`. */
const columns: SqlColumns<InvitationColumn> = {
  name: { ...textColumn(sql<string>`i.name`), nullable: false },
  survey: { ...textColumn(sql<string>`i.survey`), nullable: false },
  email: { ...textColumn(sql<string>`i.email`), nullable: false },
  kind: { value: sql`i.kind`, type: 'text', nullable: false },
  state: { value: sql`i.state`, type: 'text', nullable: false },
  score: { value: sql`i.score`, type: 'integer' },
  sentAt: time(sql`i.sent_at`),
  remindedAt: time(sql`i.reminded_at`, true),
  answeredAt: time(sql`i.answered_at`, true),
  closesOn: { value: sql`i.closes_on`, type: 'date', nullable: false },
};

interface Invited extends Omit<InvitationRow, 'key' | 'contact' | 'sentAt' | 'remindedAt' | 'answeredAt'> {
  id: string;
  surveyId: string;
  accountId: string;
  contactId: string;
  sentAt: Date;
  remindedAt: Date | null;
  answeredAt: Date | null;
}

/** The invitations of accounts that the actor may see, with survey, score and state as they are now. */
export function selectInvited({ db, organization, actor, now }: Context, accountId: number | null) {
  const invited = sql<Invited>`(
    SELECT i.id, i.survey_id, a.key AS account_id, c.key AS contact_id, i.name, i.email, s.name AS survey, s.kind, r.score,
      i.sent_at, i.reminded_at, i.answered_at,
      ((i.expires_at - interval '1 millisecond') AT TIME ZONE ${organization.timezone})::date AS closes_on,
      CASE WHEN i.answered_at IS NOT NULL THEN 'answered' WHEN i.ended_at < i.expires_at THEN 'withdrawn' WHEN o.email IS NOT NULL THEN 'opted_out'
        WHEN i.expires_at <= ${now} THEN 'expired'
        WHEN i.reminded_at IS NOT NULL THEN 'reminded' ELSE 'sent' END AS state
    FROM survey_invitation i
    JOIN survey s ON s.organization_id = i.organization_id AND s.id = i.survey_id
    JOIN account a ON a.organization_id = i.organization_id AND a.id = i.account_id AND a.deleted_at IS NULL
    JOIN contact c ON c.organization_id = i.organization_id AND c.id = i.contact_id
    LEFT JOIN opt_out o ON o.organization_id = i.organization_id AND o.email = i.email
    LEFT JOIN survey_response r ON r.organization_id = i.organization_id AND r.kind = s.kind AND r.key = i.id::text AND r.deleted_at IS NULL
    WHERE i.organization_id = ${organization.id} AND (${accountId}::bigint IS NULL OR i.account_id = ${accountId})
      AND ${visibleAccounts(actor, sql<number>`i.account_id`)})`;
  return db.selectFrom(invited.as<'i'>(sql.ref('i'))).selectAll('i');
}

/** Instants as they leave. */
export function timesOf({ sentAt, remindedAt, answeredAt }: Pick<Invited, 'sentAt' | 'remindedAt' | 'answeredAt'>) {
  return {
    sentAt: sentAt.toISOString(),
    remindedAt: remindedAt?.toISOString() ?? null,
    answeredAt: answeredAt?.toISOString() ?? null,
  };
}

/** One page of an account's invitations, and how many match. */
export async function invitationPage(ctx: Context, account: ScopedAccount, view: CountedView) {
  const key = { value: sql`i.id`, type: 'uuid', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, selectInvited(ctx, account.id), { spec: invitationTable, columns, key }, view);
  const shown = rows.map(({ id, surveyId: _survey, accountId: _account, contactId: contact, ...row }): InvitationRow => {
    return { ...row, ...timesOf(row), key: id, contact };
  });
  return { rows: shown, ...page };
}
