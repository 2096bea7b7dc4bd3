import { sql } from 'kysely';
import { resolveAsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumns } from '@/lib/core/db/table-query';
import { npsGroup, WINDOW_MS } from './metrics';
import { type NpsColumn, type NpsRow, npsTable } from './table';

const group = sql<string>`CASE WHEN r.score >= 9 THEN 'promoter' WHEN r.score >= 7 THEN 'passive' ELSE 'detractor' END`;

/** Columns over `survey_response r` beside `latest`, the time of the account's latest answer. */
const columns: SqlColumns<NpsColumn> = {
  email: { ...textColumn(sql<string>`r.email`), nullable: false },
  submittedAt: { value: sql`r.submitted_at`, type: 'timestamptz', nullable: false },
  score: { value: sql`r.score`, type: 'integer', nullable: false },
  group: { value: group, type: 'text', nullable: false },
  comment: textColumn(sql<string>`r.comment`),
  counts: { value: sql`r.counts`, type: 'boolean', nullable: false },
  survey: textColumn(sql<string>`r.survey`),
  key: { value: sql`r.key`, type: 'text', nullable: false },
};

interface Listed extends Omit<NpsRow, 'submittedAt' | 'group'> {
  id: number;
  submittedAt: Date;
}

/** One page of an account's NPS answers, and how many match; which count is told as of a day. */
export async function npsPage(ctx: Context, account: ScopedAccount, asked: string | undefined, view: CountedView) {
  const { end } = resolveAsOf(ctx, asked);
  const own = sql`n.organization_id = ${ctx.organization.id} AND n.account_id = ${account.id} AND n.kind = 'nps' AND n.deleted_at IS NULL`;
  const answers = sql<Listed>`(
    SELECT n.id, n.key, n.submitted_at, n.email, n.score, n.comment, n.survey, coalesce(
      n.submitted_at <= latest.at AND n.submitted_at >= latest.at - ${WINDOW_MS} * interval '1 millisecond', false) AS counts
    FROM survey_response n
    CROSS JOIN (SELECT max(n.submitted_at) AS at FROM survey_response n WHERE ${own} AND n.submitted_at < ${end}) latest
    WHERE ${own})`;
  const query = ctx.db.selectFrom(answers.as<'r'>(sql.ref('r'))).selectAll('r');
  const key = { value: sql`r.id`, type: 'bigint', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, query, { spec: npsTable, columns, key }, view);
  const shown = rows.map(({ key: of, email, score, comment, survey, counts, submittedAt }): NpsRow => {
    return { key: of, email, score, comment, survey, counts, submittedAt: submittedAt.toISOString(), group: npsGroup(score) };
  });
  return { rows: shown, ...page };
}
