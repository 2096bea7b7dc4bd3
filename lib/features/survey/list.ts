import { type RawBuilder, sql } from 'kysely';
import { resolveAsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumns } from '@/lib/core/db/table-query';
import { addDays, startOfDay } from '@/lib/kit/day';
import { CSAT_DAYS, npsGroup, type SurveyKind, WINDOW_MS } from './metrics';
import { type AnswerRow, type CsatColumn, csatTable, type NpsColumn, type NpsRow, npsTable } from './table';

const group = sql<string>`CASE WHEN r.score >= 9 THEN 'promoter' WHEN r.score >= 7 THEN 'passive' ELSE 'detractor' END`;

/** Columns over `selectAnswers`. */
const csatColumns: SqlColumns<CsatColumn> = {
  email: { ...textColumn(sql<string>`r.email`), nullable: false },
  submittedAt: { value: sql`r.submitted_at`, type: 'timestamptz', nullable: false },
  score: { value: sql`r.score`, type: 'integer', nullable: false },
  comment: textColumn(sql<string>`r.comment`),
  counts: { value: sql`r.counts`, type: 'boolean', nullable: false },
  survey: textColumn(sql<string>`r.survey`),
  key: { value: sql`r.key`, type: 'text', nullable: false },
};
const npsColumns: SqlColumns<NpsColumn> = { ...csatColumns, group: { value: group, type: 'text', nullable: false } };
const id = { value: sql`r.id`, type: 'bigint', nullable: false } as const;

interface Listed extends Omit<AnswerRow, 'submittedAt'> {
  id: number;
  submittedAt: Date;
}

/** The live answers `n` of a kind on an account. */
const answersOf = ({ organization }: Context, account: ScopedAccount, kind: SurveyKind) =>
  sql<boolean>`n.organization_id = ${organization.id} AND n.account_id = ${account.id} AND n.kind = ${kind} AND n.deleted_at IS NULL`;

/** Those answers, each with whether it counts. */
function selectAnswers({ db }: Context, own: RawBuilder<boolean>, counts: RawBuilder<boolean>) {
  const answers = sql<Listed>`(
    SELECT n.id, n.key, n.submitted_at, n.email, n.score, n.comment, n.survey, coalesce(${counts}, false) AS counts FROM survey_response n WHERE ${own})`;
  return db.selectFrom(answers.as<'r'>(sql.ref('r'))).selectAll('r');
}

const rowOf = ({ id: _id, submittedAt, ...row }: Listed): AnswerRow => ({ ...row, submittedAt: submittedAt.toISOString() });

/** One page of an account's NPS answers, and how many match; which count is told as of a day. */
export async function npsPage(ctx: Context, account: ScopedAccount, asked: string | undefined, view: CountedView) {
  const { end } = resolveAsOf(ctx, asked);
  const own = answersOf(ctx, account, 'nps');
  const latest = sql`(SELECT max(n.submitted_at) FROM survey_response n WHERE ${own} AND n.submitted_at < ${end})`;
  const counts = sql<boolean>`n.submitted_at <= ${latest} AND n.submitted_at >= ${latest} - ${WINDOW_MS} * interval '1 millisecond'`;
  const table = { spec: npsTable, columns: npsColumns, key: id };
  const { rows, ...page } = await countedPage(ctx, selectAnswers(ctx, own, counts), table, view);
  return { rows: rows.map((row): NpsRow => ({ ...rowOf(row), group: npsGroup(row.score) })), ...page };
}

/** The first instant of the days whose CSAT answers count as of a day. */
export const csatSince = ({ organization }: Pick<Context, 'organization'>, day: string): Date =>
  startOfDay(addDays(day, 1 - CSAT_DAYS), organization.timezone);

/** The same of its CSAT answers. */
export async function csatPage(ctx: Context, account: ScopedAccount, asked: string | undefined, view: CountedView) {
  const { day, end } = resolveAsOf(ctx, asked);
  const counts = sql<boolean>`n.submitted_at >= ${csatSince(ctx, day)} AND n.submitted_at < ${end}`;
  const query = selectAnswers(ctx, answersOf(ctx, account, 'csat'), counts);
  const { rows, ...page } = await countedPage(ctx, query, { spec: csatTable, columns: csatColumns, key: id }, view);
  return { rows: rows.map(rowOf), ...page };
}
