import { dayOf, startOfDay } from '@/lib/kit/day';
import { workdayCalls } from './activity';
import { type Calendar, openCalendar, weekdayOf } from './calendar';
import { placeOf } from './places';
import { ROLES, WINDOW_DAYS } from './product';
import { type Random, randomStream } from './random';
import { levelOf } from './stories';
import type { AccountPlan, ActivityCall, Feature, Person } from './types';

/** An account with its people, each with a stream of their own: days and people don't disturb each other. */
interface Cast {
  plan: AccountPlan;
  timezone: string;
  people: { person: Person; random: Random }[];
  /** Slow ups and downs of the whole account, week by week. */
  mood: (day: number) => number;
}

export interface Book {
  plan: AccountPlan;
  people: Person[];
}

function castOf(seed: string, { plan, people }: Book): Cast {
  return {
    plan,
    timezone: plan.timezone ?? placeOf(plan.country).timezone,
    people: people.map((person) => ({ person, random: randomStream(`${seed}/days/${plan.id}/${person.userId}`) })),
    mood: (day) => 0.9 + 0.2 * randomStream(`${seed}/mood/${plan.id}/${Math.floor((day + 3) / 7)}`).next(),
  };
}

function inUse(plan: AccountPlan, { module }: Feature, daysAgo: number): boolean {
  const adopted = plan.adopted?.[module] ?? Number.POSITIVE_INFINITY;
  const dropped = plan.dropped?.[module] ?? Number.NEGATIVE_INFINITY;
  return daysAgo <= adopted && daysAgo > dropped;
}

function presenceOf(person: Person, weekday: number): number {
  const [saturday, sunday] = ROLES[person.role].weekend;
  if (weekday === 6) return saturday;
  if (weekday === 7) return sunday;
  return weekday === 5 ? 0.92 : 1;
}

/** A calendar day as every cast needs it. */
interface Day {
  number: number;
  daysAgo: number;
  calendar: Calendar;
  midnights: Map<string, number>;
}

function midnightIn(timezone: string, { number, midnights }: Day): number {
  const midnight = midnights.get(timezone) ?? startOfDay(dayOf(number), timezone).getTime();
  midnights.set(timezone, midnight);
  return midnight;
}

function dayCalls(cast: Cast, date: Day): ActivityCall[] {
  const { plan } = cast;
  const { number: day, daysAgo, calendar } = date;
  const level = levelOf(plan.story, daysAgo);
  if (level === 0) return [];
  const load = calendar.season(plan.industry, day) * cast.mood(day);
  const crowd = level * calendar.presence(plan.country, day) * Math.min(1.15, 0.5 + 0.5 * load);
  const midnight = midnightIn(cast.timezone, date);
  return cast.people.flatMap(({ person, random }) => {
    const gone = person.leftDaysAgo !== null && daysAgo <= person.leftDaysAgo;
    if (person.habit === 0 || daysAgo > person.joinedDaysAgo || gone) return [];
    if (!random.chance(Math.min(0.97, person.habit * crowd * presenceOf(person, weekdayOf(day))))) return [];
    const features = person.features.filter((feature) => inUse(plan, feature, daysAgo));
    return workdayCalls(random, { groupId: plan.id, person, midnight, features, load });
  });
}

/** Local days of all zones together begin at most this long before the day begins in UTC. */
const EAST_MS = 14 * 3_600_000;
const DAY_MS = 86_400_000;

const byTime = (a: ActivityCall, b: ActivityCall) =>
  a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : a.messageId < b.messageId ? -1 : 1;

/**
 * All activity by time, up to and including `now`. Holds little more than a day of it: what happens after the
 * next day's earliest beginning waits in `open`.
 */
export function* timelineOf(seed: string, book: readonly Book[], today: number, now: Date): Generator<ActivityCall> {
  const casts = book.map((entry) => castOf(seed, entry));
  const calendar = openCalendar();
  const end = now.toISOString();
  let open: ActivityCall[] = [];
  for (let daysAgo = WINDOW_DAYS; daysAgo >= 0; daysAgo--) {
    const day = today - daysAgo;
    const date = { number: day, daysAgo, calendar, midnights: new Map<string, number>() };
    open.push(...casts.flatMap((cast) => dayCalls(cast, date)));
    open.sort(byTime);
    const settled = daysAgo === 0 ? '9999' : new Date((day + 1) * DAY_MS - EAST_MS).toISOString();
    const cut = open.findIndex(({ timestamp }) => timestamp >= settled);
    const ready = cut < 0 ? open : open.slice(0, cut);
    open = cut < 0 ? [] : open.slice(cut);
    for (const call of ready) {
      if (call.timestamp > end) return;
      yield call;
    }
  }
}
