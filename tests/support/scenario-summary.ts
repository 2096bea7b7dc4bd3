import { createHash, type Hash } from 'node:crypto';
import { dayNumber } from '@/lib/kit/day';
import { weekdayOf } from '@/prisma/seed/scenarios/calendar';
import type { ActivityCall } from '@/prisma/seed/scenarios/types';

/** What tests ask about a scenario, gathered in one walk. Days are UTC days; a person is "account user". */
export interface Summary {
  events: number;
  ordered: boolean;
  distinctIds: number;
  first: string;
  last: string;
  weekdayShare: number;
  /** Calls whose count or duration the API would refuse. */
  badAmounts: number;
  fingerprint: string;
  total: Map<string, number>;
  days: Map<string, Map<string, number>>;
  features: Map<string, Set<string>>;
  /** By "account feature". */
  lastUsed: Map<string, string>;
  firstSeen: Map<string, string>;
  lastSeen: Map<string, string>;
  perPerson: Map<string, number>;
}

const emptySummary = (): Summary => ({
  events: 0,
  ordered: true,
  distinctIds: 0,
  first: '',
  last: '',
  weekdayShare: 0,
  badAmounts: 0,
  fingerprint: '',
  total: new Map(),
  days: new Map(),
  features: new Map(),
  lastUsed: new Map(),
  firstSeen: new Map(),
  lastSeen: new Map(),
  perPerson: new Map(),
});

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

const isAmount = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;

function count(summary: Summary, call: ActivityCall, hash: Hash): void {
  const account = call.context.groupId;
  const person = `${account} ${call.userId}`;
  const feature = call.type === 'page' ? call.name : call.properties.feature;
  const day = call.timestamp.slice(0, 10);
  const { properties } = call;
  summary.events += 1;
  if (call.timestamp < summary.last) summary.ordered = false;
  if (!isAmount(properties.count, 1e9) || !isAmount(properties.durationMs, 86_400_000)) summary.badAmounts += 1;
  if (summary.first === '') summary.first = call.timestamp;
  summary.last = call.timestamp;
  add(summary.total, day);
  add(
    entry(summary.days, account, () => new Map<string, number>()),
    day,
  );
  entry(summary.features, account, () => new Set<string>()).add(feature);
  summary.lastUsed.set(`${account} ${feature}`, day);
  entry(summary.firstSeen, person, () => call.timestamp);
  summary.lastSeen.set(person, call.timestamp);
  add(summary.perPerson, person);
  hash.update(`${call.messageId}${call.timestamp}${person}${feature}${properties.count}/${properties.durationMs}\n`);
}

/** Walks the events to their end. */
export function summarize(events: Iterable<ActivityCall>): Summary {
  const summary = emptySummary();
  const hash = createHash('sha256');
  const ids = new Set<string>();
  for (const call of events) {
    count(summary, call, hash);
    ids.add(call.messageId);
  }
  const working = [...summary.total].filter(([day]) => weekdayOf(dayNumber(day)) <= 5);
  summary.weekdayShare = working.reduce((sum, [, events]) => sum + events, 0) / summary.events;
  summary.distinctIds = ids.size;
  summary.fingerprint = hash.digest('hex');
  return summary;
}
