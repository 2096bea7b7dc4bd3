import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { ChildrenPanel } from '@/app/(app)/accounts/[accountId]/_tabs/health/children-panel';
import { ComponentsPanel } from '@/app/(app)/accounts/[accountId]/_tabs/health/components-panel';
import { HISTORY_DAYS, HistoryPanel } from '@/app/(app)/accounts/[accountId]/_tabs/health/history-panel';
import { metricWords } from '@/app/(app)/accounts/[accountId]/_tabs/health/metric-words';
import { ScorePanel } from '@/app/(app)/accounts/[accountId]/_tabs/health/score-panel';
import { WhatChanged } from '@/app/(app)/accounts/[accountId]/_tabs/health/what-changed';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { readAccountHealth, readHealthHistory, readLatestHealth } from '@/lib/features/health/queries';
import { addDays } from '@/lib/kit/day';
import { isDay } from '@/lib/kit/filter';
import type { AccountPlace } from '@/lib/next/account-page';
import { Messages } from '@/lib/next/messages-scope';

/** Days that a change is explained over unless the reader chooses. */
const COMPARED_DAYS = 14;

/** The day since which the change is explained: as chosen, else two weeks before. */
function sinceOf({ asOf, latest, search: { since } }: AccountPlace): string {
  const day = asOf ?? latest;
  return isDay(since) && since < day ? since : addDays(day, -COMPARED_DAYS);
}

const daysOf = ({ search: { days } }: AccountPlace): number => HISTORY_DAYS.find((count) => String(count) === days) ?? 180;

/** Whether the account is well, why, and since when. */
export const healthTab = defineTab({
  reads: (place) => {
    const { accountId, asOf } = place;
    const compareTo = sinceOf(place);
    return {
      reading: asOf ? ask(readAccountHealth, { accountId, asOf, compareTo }) : ask(readLatestHealth, { accountId, compareTo }),
      history: ask(readHealthHistory, { accountId, asOf, days: daysOf(place) }),
    };
  },
  View: async ({ place, data: { reading, history } }) => {
    const words = await metricWords({ locale: place.locale, currency: place.caller.organization.currency, labels: reading.labels });
    const since = sinceOf(place);
    const missing = reading.components.filter(({ score }) => score === null).map(({ name, members }) => name ?? words.name(members[0]?.metric ?? ''));
    return (
      <Messages areas={['health']}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
          <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] gap-gap phone:grid-cols-[minmax(0,1fr)]">
            <WhatChanged place={place} reading={reading} since={since} words={words} />
            <ScorePanel place={place} reading={reading} missing={missing} mayWrite={may(place.caller.actor, 'health:write')} />
          </div>
          {reading.rollUp && <ChildrenPanel place={place} rollUp={reading.rollUp} score={reading.score} />}
          <ComponentsPanel place={place} reading={reading} since={since} words={words} />
          <HistoryPanel place={place} history={history} days={daysOf(place)} />
        </div>
      </Messages>
    );
  },
});
