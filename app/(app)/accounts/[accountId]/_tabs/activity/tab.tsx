import { bucketCharts, dayCharts, PERIODS, type Period } from '@/app/(app)/accounts/[accountId]/_tabs/activity/charts';
import { EventStream } from '@/app/(app)/accounts/[accountId]/_tabs/activity/event-stream';
import { FigureList } from '@/app/(app)/accounts/[accountId]/_tabs/activity/figure-list';
import { TodaySoFar } from '@/app/(app)/accounts/[accountId]/_tabs/activity/today-so-far';
import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { LineChart } from '@/components/charts/line-chart';
import { Panel } from '@/components/panel/panel';
import { SegmentedLinks } from '@/components/ui/segmented';
import { ask } from '@/lib/core/operation';
import { listAccountEvents } from '@/lib/features/event/queries';
import { readActivityBuckets } from '@/lib/features/usage/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** Periods that the charts by week and month show. */
const SHOWN = { week: 26, month: 18 };
const EVENTS = 25;

function periodOf({ search }: AccountPlace): Period {
  return PERIODS.find((period) => period === search.by) ?? 'day';
}

/** Weeks and months are read only when they are looked at. */
function askBuckets(place: AccountPlace) {
  const by = periodOf(place);
  return by === 'day' ? undefined : ask(readActivityBuckets, { accountId: place.accountId, asOf: place.asOf, by, last: SHOWN[by] });
}

/** How many users were active and for how long, and what they did. */
export const activityTab = defineTab({
  reads: (place) => ({
    events: ask(listAccountEvents, {
      accountId: place.accountId,
      asOf: place.asOf,
      limit: EVENTS,
      cursor: place.search.older,
      userId: place.search.user,
      module: place.search.module,
    }),
    buckets: askBuckets(place),
  }),
  View: async ({ place, top: { activity }, data: { events, buckets } }) => {
    const t = await getTranslator('account');
    const by = periodOf(place);
    const words = {
      mau: t('metric.mau.label'),
      dau: t('metric.dau.label'),
      productUsers: t('metric.productUsers.label'),
      periodUsers: t('activity.periodUsers'),
      newUsers: t('activity.newUsers'),
      time: t('activity.periodTime'),
    };
    const charts =
      by === 'day' || !buckets
        ? dayCharts(activity.activity, activity.partial, words, place.locale)
        : bucketCharts(buckets.buckets, by, words, place.locale);
    const periods = PERIODS.map((id) => ({
      id,
      label: t(`activity.by.${id}`),
      href: hrefWith(place.path, { ...keptParams(place), ...(id === 'day' ? {} : { by: id }) }),
    }));
    return (
      <div className="grid grid-cols-[minmax(0,1fr)_var(--side)] items-start gap-gap phone:grid-cols-[minmax(0,1fr)]">
        <div className="grid min-w-0 gap-gap">
          <Panel title={t('activity.uniqueUsers')} actions={<SegmentedLinks label={t('activity.by.label')} current={by} items={periods} />}>
            <LineChart title={t('activity.uniqueUsers')} data={charts.users} height={208} />
          </Panel>
          <Panel title={by === 'day' ? t('activity.timePerUser') : t('activity.timePerUserIn')}>
            <LineChart title={t('activity.timePerUser')} data={charts.time} />
          </Panel>
        </div>
        <div className="grid min-w-0 gap-gap">
          <FigureList place={place} reading={activity} />
          <TodaySoFar today={activity.todaySoFar} place={place} />
        </div>
        <EventStream place={place} page={events} />
      </div>
    );
  },
});
