import { resolveAsOf } from '@/lib/core/as-of';
import { defineOperation } from '@/lib/core/operation';
import { addDays, dayNumber, dayOf, weekStart } from '@/lib/kit/day';
import { RuleTrial, RuleTrialResult } from './contract';
import { type AccountHistory, daysBack, type Firing, firingsOf, type Look, metricsAsked } from './fires';
import { addSightings, readHistories } from './history';
import { readFirings, selectWatched } from './store';

/** How far back a dry run goes. */
const TRIAL_DAYS = 90;
/** Accounts whose histories are in memory at once. */
const PART = 2_000;
const MOST_NAMED = 200;

interface Days {
  from: number;
  to: number;
}

/** What a rule would have raised on an account: what it did raise there was closed when it was; all else is taken as closed in time. */
function wouldFire(terms: RuleTrial, history: AccountHistory, recorded: readonly Firing[], { from, to }: Days): Look[] {
  const ends = new Map(recorded.map(({ firedOn, closed }) => [firedOn, closed]));
  const last = recorded.findLast(({ firedOn }) => firedOn < from) ?? null;
  return firingsOf(terms, history, { from, to, last, closed: (day) => ends.get(day) ?? (ends.has(day) ? null : { on: day, at: 0 }) });
}

/** The first day of which something is kept of everything that is asked. */
function knownSince(terms: RuleTrial, history: AccountHistory, { from, to }: Days): number | null {
  const metrics = metricsAsked(terms.conditions);
  for (let day = from; day <= to; day += 1) {
    if (metrics.every((metric) => history.value(metric, day) !== null) && (metrics.length > 0 || history.band(day) !== null)) return day;
  }
  return null;
}

/** The first day within which all that is asked was seen. */
function seenSince(terms: RuleTrial, history: AccountHistory, { from, to }: Days): number | null {
  const metrics = metricsAsked(terms.conditions);
  for (let day = from; day <= to; day += 1) {
    if (history.sightings(day).some(({ seen }) => metrics.every((metric) => metric in seen))) return day;
  }
  return null;
}

const earliest = (one: number | null, other: number | null) => (one === null || other === null ? (one ?? other) : Math.min(one, other));
const dayIf = (day: number | null) => (day === null ? null : dayOf(day));

function byWeek(days: readonly number[], { from, to }: Days): RuleTrialResult['weeks'] {
  const counts = new Map<number, number>();
  for (let week = weekStart(from); week <= to; week += 7) counts.set(week, 0);
  for (const day of days) counts.set(weekStart(day), (counts.get(weekStart(day)) ?? 0) + 1);
  return [...counts].map(([week, fired]) => ({ week: dayOf(week), fired }));
}

/**
 * A dry run: what terms would have raised in the last 90 days, from the values kept of each of them and what was seen
 * within them, by the code that evaluates live. Types, attributes and tags of accounts are today's.
 */
export const tryRule = defineOperation({
  name: 'alert-rule.try',
  kind: 'read',
  permission: 'alert:admin',
  scope: 'organization',
  input: RuleTrial,
  output: RuleTrialResult,
  run: async (ctx, terms) => {
    const asOf = resolveAsOf(ctx, undefined);
    const days = { from: dayNumber(addDays(asOf.day, 1 - TRIAL_DAYS)), to: asOf.number };
    const accounts = await selectWatched(ctx, terms, asOf).select(['a.id', 'a.key', 'a.name']).orderBy('a.id').execute();
    const fired: { day: number; at: string | null; accountId: string; account: string }[] = [];
    let [since, seen]: [number | null, number | null] = [null, null];
    for (let start = 0; start < accounts.length; start += PART) {
      const part = accounts.slice(start, start + PART);
      const ids = part.map(({ id }) => id);
      const asked = { from: days.from - daysBack(terms.conditions), to: days.to };
      const histories = await readHistories(ctx, ids, metricsAsked(terms.conditions), asked);
      if (terms.checked === 'on_change') await addSightings(ctx, histories, days);
      const recorded = terms.id === undefined ? new Map<number, Firing[]>() : await readFirings(ctx, terms.id, ids, asOf.day);
      for (const { id, key, name } of part) {
        const history = histories.get(id);
        if (!history) continue;
        since = earliest(since, knownSince(terms, history, days));
        seen = earliest(seen, seenSince(terms, history, days));
        for (const { day, sighting } of wouldFire(terms, history, recorded.get(id) ?? [], days))
          fired.push({ day, at: sighting && new Date(sighting.at).toISOString(), accountId: key, account: name });
      }
    }
    fired.sort((one, other) => other.day - one.day || (one.account < other.account ? -1 : 1));
    return {
      ...{ from: dayOf(days.from), to: asOf.day, since: dayIf(since), seenSince: dayIf(seen), accounts: accounts.length, fired: fired.length },
      firedAccounts: new Set(fired.map(({ accountId }) => accountId)).size,
      weeks: byWeek(
        fired.map(({ day }) => day),
        days,
      ),
      firings: fired.slice(0, MOST_NAMED).map(({ day, ...place }) => ({ ...place, day: dayOf(day) })),
    };
  },
});
