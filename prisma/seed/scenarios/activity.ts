import { ROLES } from './product';
import type { Random } from './random';
import type { ActivityCall, Feature, Person } from './types';

/** One person's day at work in one account. */
export interface Workday {
  groupId: string;
  person: Person;
  /** First instant of the local day, in epoch milliseconds. */
  midnight: number;
  /** What is in use on that day. */
  features: readonly Feature[];
  /** Amount of work against an ordinary day. */
  load: number;
}

const MINUTE = 60_000;
const LONGEST = 5 * 60 * MINUTE;

function pickFeatures(random: Random, features: readonly Feature[], wanted: number): Feature[] {
  const left = [...features];
  const picked: Feature[] = [];
  while (picked.length < wanted && left.length > 0) {
    picked.push(...left.splice(random.weighted(left.map(({ weight }) => weight)), 1));
  }
  return picked;
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('₂', '2')
    .replace(/[^a-z0-9]+/g, '-');

function callOf(random: Random, day: Workday, feature: Feature): ActivityCall {
  const { person } = day;
  const minute = person.shiftStart + (0.1 + 0.9 * random.next()) * ROLES[person.role].hours * 60;
  const at = day.midnight + Math.floor(minute * MINUTE) + random.whole(0, 999);
  const common = {
    messageId: random.uuid(),
    timestamp: new Date(at).toISOString(),
    userId: person.userId,
    context: { groupId: day.groupId },
  };
  const effort = day.load * random.around(0.8);
  const count = Math.max(1, Math.round(feature.count * effort));
  const durationMs = Math.min(LONGEST, Math.round(feature.minutes * MINUTE * effort * random.around(0.5)));
  if (feature.kind === 'page') {
    const path = `/${slug(feature.module)}/${slug(feature.name)}`;
    return {
      type: 'page',
      ...common,
      category: feature.module,
      name: feature.name,
      properties: { path, count, durationMs },
    };
  }
  const properties = { module: feature.module, feature: feature.name, count, durationMs };
  return { type: 'track', ...common, event: feature.event, properties };
}

/** What the person did on that day: one call per feature used, in no particular order. */
export function workdayCalls(random: Random, day: Workday): ActivityCall[] {
  const breadth = ROLES[day.person.role].breadth * (0.75 + 0.25 * day.load);
  const wanted = 1 + Math.floor(random.next() * (2 * breadth - 1));
  return pickFeatures(random, day.features, wanted).map((feature) => callOf(random, day, feature));
}
