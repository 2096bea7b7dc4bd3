import { dayNumber, dayOf, startOfDay } from '@/lib/kit/day';
import { BOOK } from './book';
import { knownOf } from './fernway/attributes';
import { openDirectory, peopleOf } from './people';
import { placeOf } from './places';
import { randomStream } from './random';
import { lifecycleOf, startedDaysAgo, statusOf } from './stories';
import { ORGANIZATION, ownerOf, STAFF, TEAMS } from './team';
import { type Book, timelineOf } from './timeline';
import type { AccountPlan, AccountRecord, IdentifyCall, Person, Scenario } from './types';

export interface ScenarioOptions {
  seed: string;
  /** The organization's present day; everything is anchored to it. */
  today: string;
  /** Nothing happens after it; an instant of `today`. */
  now: Date;
}

const timezoneOf = (plan: AccountPlan) => plan.timezone ?? placeOf(plan.country).timezone;

/** Customers sign some weeks before their people start; the others signed one to six years ago. */
function contractAgeDays(seed: string, plan: AccountPlan): number {
  const random = randomStream(`${seed}/contract/${plan.id}`);
  const started = startedDaysAgo(plan.story);
  if (plan.story.kind === 'signed') return 4;
  return started === null ? random.whole(600, 2200) : started + random.whole(9, 30);
}

function recordOf(seed: string, plan: AccountPlan, today: number): AccountRecord {
  const { region } = placeOf(plan.country);
  const age = contractAgeDays(seed, plan);
  const contractStart = dayOf(today - age);
  const seatsPerUser = 0.9 + 0.5 * randomStream(`${seed}/seats/${plan.id}`).next();
  const seats = 5 + 5 * Math.ceil((plan.users * seatsPerUser) / 5);
  return {
    id: plan.id,
    name: plan.name,
    type: plan.type,
    parentId: plan.parentId ?? null,
    relationship: plan.relationship ?? null,
    domain: plan.domain,
    createdAt: startOfDay(contractStart, ORGANIZATION.timezone).toISOString(),
    status: statusOf(plan.story),
    lifecycleStage: lifecycleOf(plan, age),
    ownerEmail: ownerOf(region),
    attributes: {
      region,
      country: plan.country,
      industry: plan.industry.replace('Southern a', 'A'),
      tier: plan.tier,
      plan: plan.plan,
      seatsContracted: seats,
      contractStart,
      website: `https://www.${plan.domain}`,
      timezone: timezoneOf(plan),
      ...knownOf(seed, plan, { seats, contractStart, today }),
    },
  };
}

/** People are announced at midnight of the day they join, before any of their work. */
function identifyCall(seed: string, plan: AccountPlan, person: Person, today: number): IdentifyCall {
  const { userId, firstName, lastName, email, title, locale } = person;
  const midnight = startOfDay(dayOf(today - person.joinedDaysAgo), timezoneOf(plan)).getTime();
  return {
    type: 'identify',
    messageId: randomStream(`${seed}/identify/${plan.id}/${userId}`).uuid(),
    timestamp: new Date(midnight).toISOString(),
    userId,
    context: { groupId: plan.id },
    traits: { firstName, lastName, name: `${firstName} ${lastName}`, email, title, locale },
  };
}

function peopled(seed: string): Book[] {
  const directory = openDirectory();
  const byAccount = new Map<string, Person[]>();
  return BOOK.map((plan) => {
    const people = peopleOf(seed, plan, byAccount.get(plan.parentId ?? '') ?? [], directory);
    byAccount.set(plan.id, people);
    return { plan, people };
  });
}

/**
 * Fernway, a vendor of logistics software, with its customers and eighteen months of their activity. The same
 * seed and day give the same scenario to the last message id; a later `now` only adds events.
 */
export function generateScenario({ seed, today, now }: ScenarioOptions): Scenario {
  const day = dayNumber(today);
  const book = peopled(seed);
  const users = book.flatMap(({ plan, people }) => people.map((person) => identifyCall(seed, plan, person, day)));
  return {
    organization: ORGANIZATION,
    members: STAFF,
    teams: TEAMS,
    accounts: BOOK.map((plan) => recordOf(seed, plan, day)),
    users: users.filter(({ timestamp }) => timestamp <= now.toISOString()).sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1)),
    events: timelineOf(seed, book, day, now),
  };
}
