import Link from 'next/link';
import type { HeadAnswers } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { MetricChange } from '@/app/(app)/accounts/[accountId]/_head/metric-change';
import { explainMetric } from '@/app/(app)/accounts/[accountId]/_head/metric-words';
import { type KeyFact, KeyFacts } from '@/components/account/key-facts';
import { Band } from '@/components/ui/band';
import { accountHref } from '@/lib/features/account/address';
import { metricText, type UsageMetricId } from '@/lib/features/usage/metrics';
import { formatDay, formatTime } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { NO_VALUE } from '@/lib/kit/number-format';
import { hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** Days between a figure and the one it is compared with: whole weeks, as weekends are quiet. */
const COMPARED_DAYS = 28;

interface KeyFiguresProps {
  place: AccountPlace;
  reading: HeadAnswers['activity'];
  health: HeadAnswers['head']['detail']['health'];
}

/** How the account is doing: its health and five figures of full days, or six figures of a past day. */
export async function KeyFigures({ place, reading, health }: KeyFiguresProps) {
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
  const all = [...(lead ? [lead] : []), ...rest, await lastSeenFact(place, reading)];
  // The latest score would not be that of another day.
  if (place.asOf !== undefined) return <KeyFacts lead facts={all} />;
  return <KeyFacts lead facts={[await healthFact(place, health), ...all.filter(({ id }) => id !== 'productUsers')]} />;
}

/** The latest score with its band, and where it is explained. */
async function healthFact(place: AccountPlace, { score, band }: KeyFiguresProps['health']): Promise<KeyFact> {
  const [t, word] = [await getTranslator('account'), await getTranslator('table')];
  const value = (
    <span className="flex items-center gap-2.5">
      <span className="text-2xl leading-7 font-strong tracking-[-.02em]">{score ?? NO_VALUE}</span>
      <Band tone={band} look="soft">
        {word(`band.${band}`)}
      </Band>
    </span>
  );
  const explain = (
    <Link className="link" prefetch={false} href={hrefWith(accountHref(place.accountId, 'health'), keptParams(place))}>
      {t('explainHealth')}
    </Link>
  );
  return { id: 'health', label: t('keyFigure.health'), value, aside: explain };
}

/** The day as the figure, the time below it. */
async function lastSeenFact({ locale, timeZone }: AccountPlace, { activity: { lastSeen }, asOf }: HeadAnswers['activity']): Promise<KeyFact> {
  const explanation = await explainMetric('lastSeen', asOf, locale);
  const value = formatDay(lastSeen && localDay(new Date(lastSeen), timeZone), locale);
  return { id: 'lastSeen', label: explanation.name, value, hint: lastSeen && formatTime(lastSeen, locale, timeZone), explanation };
}
