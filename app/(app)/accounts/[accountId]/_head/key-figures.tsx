import type { HeadAnswers } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { MetricChange } from '@/app/(app)/accounts/[accountId]/_head/metric-change';
import { explainMetric } from '@/app/(app)/accounts/[accountId]/_head/metric-words';
import { type KeyFact, KeyFacts } from '@/components/account/key-facts';
import { metricText, type UsageMetricId } from '@/lib/features/usage/metrics';
import { formatDay, formatTime } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** Days between a figure and the one it is compared with. */
const COMPARED_DAYS = 30;

interface KeyFiguresProps {
  place: AccountPlace;
  reading: HeadAnswers['activity'];
}

/** How the account is doing, in six figures of full days. */
export async function KeyFigures({ place, reading }: KeyFiguresProps) {
  const t = await getTranslator('account');
  const { activity, stickiness, asOf } = reading;
  const before = activity.uniqueUsers.at(-1 - COMPARED_DAYS)?.mau ?? 0;
  const values: [UsageMetricId, number | string | null][] = [
    ['mau', activity.mau],
    ['dau', activity.dau],
    ['stickiness', stickiness],
    ['timePerUser', activity.dailyTimePerActiveUserMs],
    ['productUsers', activity.productUsers],
  ];
  const facts = await Promise.all(
    values.map(async ([id, value]): Promise<KeyFact> => {
      const explanation = await explainMetric(id, asOf, place.locale);
      const label = id === 'timePerUser' ? t('keyFigure.timePerUser') : explanation.name;
      return { id, label, value: metricText(id, value, place), explanation };
    }),
  );
  const [mau, ...rest] = facts;
  const lead = mau && { ...mau, hint: <MetricChange by={activity.mau - before} locale={place.locale} /> };
  return <KeyFacts lead facts={[...(lead ? [lead] : []), ...rest, await lastSeenFact(place, reading)]} />;
}

/** The day as the figure, the time below it. */
async function lastSeenFact({ locale, timeZone }: AccountPlace, { activity: { lastSeen }, asOf }: HeadAnswers['activity']): Promise<KeyFact> {
  const explanation = await explainMetric('lastSeen', asOf, locale);
  const value = formatDay(lastSeen && localDay(new Date(lastSeen), timeZone), locale);
  return { id: 'lastSeen', label: explanation.name, value, hint: lastSeen && formatTime(lastSeen, locale, timeZone), explanation };
}
