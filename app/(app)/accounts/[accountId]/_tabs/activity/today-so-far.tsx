import { FactRows } from '@/components/panel/fact-rows';
import { Panel } from '@/components/panel/panel';
import type { TodaySoFar as Today } from '@/lib/features/usage/contract';
import { formatTime } from '@/lib/kit/date-format';
import { formatDuration } from '@/lib/kit/duration-format';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** The running day, beside the figures of full days. */
export async function TodaySoFar({ today, place: { locale, timeZone } }: { today: Today; place: AccountPlace }) {
  const t = await getTranslator('account');
  const seenToday = today.activeUsers > 0 ? today.lastSeen : null;
  const rows = [
    { id: 'users', label: t('activity.todayUsers'), value: formatNumber(today.activeUsers, locale) },
    { id: 'new', label: t('activity.newUsers'), value: formatNumber(today.newUsers, locale) },
    { id: 'time', label: t('activity.todayTime'), value: formatDuration(today.timeMs, locale) },
    { id: 'seen', label: t('activity.todaySeen'), value: seenToday ? formatTime(seenToday, locale, timeZone) : NO_VALUE },
  ];
  return (
    <Panel title={t('activity.today')} meta={t('activity.todayPartial')}>
      <FactRows rows={rows} />
    </Panel>
  );
}
