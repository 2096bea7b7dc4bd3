import { readAccounts } from '@/lib/features/hub-reading/queries';
import { dayNumber, dayOf, localDay, startOfDay } from '@/lib/kit/day';
import { METRICS, type MetricOf } from '../metrics';
import { metricValue, type SourceReader } from '../reading';

/** How the account's contacts read what was shared with them. */
export const readHubMetrics: SourceReader<MetricOf<'hub'>> = async (ctx, accountIds, asOf) => {
  const { timezone } = ctx.organization;
  const since = startOfDay(dayOf(asOf.number - METRICS.hubReading.days + 1), timezone);
  const read = await readAccounts(ctx, accountIds, since, asOf.end);
  return new Map(
    read.map(({ accountId, ms, lastAt }) => {
      const days = lastAt && asOf.number - dayNumber(localDay(lastAt, timezone));
      return [accountId, { hubReading: metricValue(ms), hubVisitDays: metricValue(days) }];
    }),
  );
};
