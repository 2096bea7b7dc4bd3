import { env } from '@/lib/core/env';
import { benchChild } from '@/scripts/bench-child.mjs';
import type { History } from './fold-side';
import { MONTH_DAYS } from './history';
import type { Bench, Finding } from './measurement';
import { median, shown } from './statistics';

const TARGET = 1.15;
const NEW_EVENTS = 10_000;
const PEOPLE = { accounts: 50, users: 1_000 };
/** Two months: a fold reads the thirty days on either side of what arrived, and both sides are to find them full. */
const RECENT = { ...PEOPLE, events: 100_000, days: 2 * MONTH_DAYS };
const SHORT = { ...RECENT, older: null };
/** The same people, as busy, for a hundred times as long. */
const LONG = { ...RECENT, older: { events: 9_900_000, months: 198 } };

/** The same, with so many times the people. */
function scaled({ events, users, older, ...history }: History, scale: number): History {
  const times = (count: number) => Math.round(count * scale);
  return { ...history, events: times(events), users: times(users), older: older && { ...older, events: times(older.events) } };
}

/** Folding new events with a long history against the same with a short one, in turns. */
export async function measureFold({ scale, repetitions, otherUrl }: Bench): Promise<Finding[]> {
  if (otherUrl === null) throw new RangeError('two histories need two databases');
  const short = benchChild('fold-side.ts', env().DATABASE_URL);
  const long = benchChild('fold-side.ts', otherUrl);
  const newEvents = Math.round(NEW_EVENTS * scale);
  const few: number = await short.ask({ fill: scaled(SHORT, scale) });
  const many: number = await long.ask({ fill: scaled(LONG, scale) });
  const [shortMs, longMs]: [number[], number[]] = [[], []];
  // Round 0 warms both sides up and does not count.
  for (let round = 0; round <= repetitions; round++) {
    const times = { short: await short.ask({ round, newEvents }), long: await long.ask({ round, newEvents }) };
    if (round === 0) continue;
    shortMs.push(times.short);
    longMs.push(times.long);
  }
  await Promise.all([short.end(), long.end()]);
  return [
    {
      what: `fold ${shown(newEvents)} events: long ÷ short history`,
      sides: [`${shown(median(longMs))} ms after ${shown(many)}`, `${shown(median(shortMs))} ms after ${shown(few)}`],
      value: median(longMs) / median(shortMs),
      bound: 'most',
      target: TARGET,
      notes: [
        'both histories are of the same people, equally busy; one is two months long, the other two hundred; rollups of its older months repeat a newer one',
      ],
    },
  ];
}
