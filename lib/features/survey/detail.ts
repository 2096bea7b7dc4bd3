import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { NpsDetail, NpsDetailRequest } from './contract';
import { answerShare } from './metrics';
import { readNps } from './queries';
import { getNpsRecord } from './records';

interface Origin {
  createdBy: string | null;
  isMailed: boolean;
  contactKey: string | null;
  contactName: string | null;
}

/** How an answer came in, and the contact of the account under its address. */
async function originOf({ db, organization }: Context, account: ScopedAccount, key: string): Promise<Origin> {
  const { rows } = await sql<Origin>`
    SELECT r.created_by, i.id IS NOT NULL AS is_mailed, c.key AS contact_key, c.first_name || ' ' || c.last_name AS contact_name
    FROM survey_response r
    LEFT JOIN survey_invitation i ON i.organization_id = r.organization_id AND i.account_id = r.account_id AND i.id::text = r.key
    LEFT JOIN contact c ON c.organization_id = r.organization_id AND c.account_id = r.account_id AND c.email = r.email AND c.deleted_at IS NULL
    WHERE r.organization_id = ${organization.id} AND r.kind = 'nps' AND r.key = ${key} AND r.account_id = ${account.id} AND r.deleted_at IS NULL
    ORDER BY c.id = i.contact_id DESC, c.is_key DESC, c.id LIMIT 1`.execute(db);
  if (!rows[0]) throw new AppError('not_found', 'There is no such answer');
  return rows[0];
}

function placeOf(submittedAt: string, window: { from: string; to: string } | null) {
  if (window === null || submittedAt > window.to) return 'after';
  return submittedAt < window.from ? 'before' : 'in';
}

/** One NPS answer of an account, and how it counts as of a day. */
export const readNpsDetail = defineOperation({
  name: 'nps.detail',
  kind: 'read',
  permission: 'survey:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: NpsDetailRequest,
  output: NpsDetail,
  run: async (ctx, { id, asOf }, account) => {
    const { createdBy, isMailed, contactKey, contactName } = await originOf(ctx, account, id);
    const answer = await ctx.call(getNpsRecord, { id });
    const reading = await readNps(ctx, account, asOf);
    const place = placeOf(answer.submittedAt, reading.window);
    return {
      answer,
      origin: isMailed ? 'mail' : createdBy === null ? 'api' : 'hand',
      contact: contactKey === null ? null : { id: contactKey, name: contactName ?? contactKey },
      reading,
      place,
      share: place === 'in' ? answerShare(answer.score, reading.figures.responses) : null,
    } as const;
  },
});
