import { sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { type TimelineNews, tellTimeline } from '@/lib/core/timeline';
import { NO_VALUE } from '@/lib/kit/number-format';
import { type Scored, scoreAccounts } from './evaluate';
import { bandOf } from './metrics';
import { keepInOrder, parentsAbove } from './parents';
import { shownScore } from './score';
import { keepDay, keepLatest } from './store';

/** Which accounts' latest score changed its band by what was worked out, and how the timeline tells it. */
async function bandNews(ctx: Context, scored: readonly Scored[], day: string): Promise<TimelineNews[]> {
  const ids = scored.map(({ accountId }) => accountId);
  const rows = await ctx.db
    .selectFrom('accountHealth')
    .select(['accountId', 'band', 'score'])
    .where((eb) => eb('accountId', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
    .execute();
  const before = new Map(rows.map((row) => [row.accountId, row]));
  return scored.flatMap(({ accountId, model, evaluation }) => {
    const score = shownScore(evaluation.score);
    const [from, band] = [before.get(accountId), bandOf(score, model.content.bands)];
    if (from === undefined || from.band === band) return [];
    const title = `${from.score ?? NO_VALUE} → ${score ?? NO_VALUE}`;
    const snapshot = { from: from.band, band, score, model: model.name, version: model.number };
    const source = { source: 'health', sourceKey: `${accountId}:${day}`, event: 'band', occurrence: ctx.now.toISOString() };
    return [{ accountId, at: ctx.now, category: 'health', subtype: band, ...source, title, snapshot }];
  });
}

/** Makes scores of a day the accounts' latest, and tells who changed the band. */
export async function renew(ctx: Context, scored: readonly Scored[], day: AsOf): Promise<void> {
  if (scored.length === 0) return;
  await tellTimeline(ctx, await bandNews(ctx, scored, day.day));
  await keepLatest(ctx, scored, day);
}

/** Scores accounts as of the running day, from what is known at this moment; the night that ends it does so for good. @returns whose scores are new, parents' too */
export async function scoreNow(ctx: Context, accountIds: readonly number[]): Promise<number[]> {
  if (accountIds.length === 0) return [];
  const today = resolveAsOf(ctx, ctx.today);
  const parents = await parentsAbove(ctx, accountIds, today);
  const scored = await scoreAccounts(ctx, [...new Set([...accountIds, ...parents.map(({ id }) => id)])], today);
  await keepInOrder(ctx, scored, parents, today, async (some) => {
    await keepDay(ctx, some, today);
    await renew(ctx, some, today);
  });
  return scored.map(({ accountId }) => accountId);
}
