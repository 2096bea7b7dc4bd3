import { dayNumber, dayOf, startOfDay } from '@/lib/kit/day';
import { WINDOW_DAYS } from '../product';
import { type Random, randomStream } from '../random';
import type { AccountRecord } from '../types';
import { CONVERSATIONS, type Conversation, NOTES } from './conversations';

/** Accounts that a newcomer opens first: there is much to read. */
const RICH: ReadonlySet<string> = new Set(['AP-1015', 'AP-1016', 'HF-2041', 'BW-1107', 'CV-1310']);
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const MODULES = ['Dispatch', 'Yard', 'Carrier portal', 'Invoicing', 'dock scheduling', 'the route optimiser', 'gate check-in'];
const MINUTE_MS = 60_000;

/** Someone at the customer who can take part in a conversation. */
export interface Talker {
  email: string;
  firstName: string;
}

export interface PlannedTouchpoint {
  key: string;
  type: string;
  reason: string;
  subject: string;
  body: string | null;
  status: 'scheduled' | 'completed' | 'cancelled' | 'no_show';
  sentiment: 'positive' | 'neutral' | 'negative' | null;
  occurredAt: Date;
  durationMinutes: number;
  participants: { email: string; role: string }[];
  /** Whether it was planned before it took place. */
  wasPlanned: boolean;
}

export interface PlannedNote {
  key: string;
  body: string;
  pinned: boolean;
  at: Date;
}

export interface Writings {
  touchpoints: PlannedTouchpoint[];
  notes: PlannedNote[];
}

interface Place {
  account: AccountRecord;
  talkers: readonly Talker[];
  now: Date;
  timezone: string;
}

function filled(random: Random, text: string, person: string, at: Date): string {
  const values: Record<string, string> = {
    person,
    month: MONTHS[(at.getUTCMonth() + 11) % 12] ?? '',
    module: random.pick(MODULES),
    count: String(random.whole(4, 48)),
    target: String(random.whole(20, 60)),
    minutes: String(random.whole(8, 55)),
    thousands: String(random.whole(6, 90)),
  };
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function bodyOf(random: Random, { said, agreed }: Conversation, person: string, at: Date): string {
  const sentences = new Set([random.pick(said), random.pick(said)]);
  const steps = new Set([random.pick(agreed), random.pick(agreed)]);
  const text = `${[...sentences].join('\n\n')}\n\n**Agreed**\n${[...steps].map((step) => `- ${step}`).join('\n')}`;
  return filled(random, text, person, at);
}

/** A quarter of an hour within office hours, some days ago (ahead, if negative); weekends move to the Monday. */
function officeTime(random: Random, { now, timezone }: Place, daysAgo: number): Date {
  const day = dayNumber(now.toISOString().slice(0, 10)) - daysAgo;
  const weekday = (day + 3) % 7;
  const midnight = startOfDay(dayOf(weekday > 4 ? day + 7 - weekday : day), timezone).getTime();
  return new Date(midnight + (8 * 60 + 15 * random.whole(0, 36)) * MINUTE_MS);
}

function sentimentOf(random: Random, { status }: AccountRecord, reason: string): PlannedTouchpoint['sentiment'] {
  if (random.chance(0.25)) return null;
  const trouble = reason === 'escalation' ? 0.8 : status === 'at_risk' || status === 'churned' ? 0.4 : 0.07;
  if (random.chance(trouble)) return 'negative';
  return random.chance(0.55) ? 'positive' : 'neutral';
}

function touchpoint(random: Random, place: Place, daysAgo: number): PlannedTouchpoint {
  const { account, talkers, now } = place;
  const conversation = CONVERSATIONS[random.weighted(CONVERSATIONS.map(({ weight }) => weight))] as Conversation;
  const occurredAt = officeTime(random, place, daysAgo);
  const guests = [...new Set([random.pick(talkers), ...(random.chance(0.4) ? [random.pick(talkers)] : [])])];
  const person = guests[0]?.firstName ?? '';
  const isAhead = occurredAt > now;
  const missed = random.chance(0.05) ? ('cancelled' as const) : random.chance(0.03) ? ('no_show' as const) : ('completed' as const);
  const status = isAhead ? 'scheduled' : missed;
  return {
    key: random.uuid(),
    type: random.pick(conversation.types),
    reason: conversation.reason,
    subject: sentence(filled(random, random.pick(conversation.subjects), person, occurredAt)),
    body: status === 'completed' ? bodyOf(random, conversation, person, occurredAt) : null,
    status,
    sentiment: status === 'completed' ? sentimentOf(random, account, conversation.reason) : null,
    occurredAt,
    durationMinutes: random.pick(conversation.minutes),
    participants: [
      ...guests.map(({ email }, index) => ({ email, role: index === 0 ? 'organizer' : 'attendee' })),
      { email: account.ownerEmail, role: 'attendee' },
    ],
    wasPlanned: random.chance(0.3),
  };
}

function note(random: Random, place: Place, daysAgo: number, isPinned: boolean): PlannedNote {
  const at = officeTime(random, place, daysAgo);
  return { key: random.uuid(), body: filled(random, random.pick(NOTES), random.pick(place.talkers).firstName, at), pinned: isPinned, at };
}

/** Days ago at which a number of things happened: evenly over the time the account was one, with chance. */
function daysOf(random: Random, account: AccountRecord, now: Date, count: number): number[] {
  const age = Math.floor((now.getTime() - Date.parse(account.createdAt)) / 86_400_000);
  const span = Math.max(Math.min(WINDOW_DAYS, age), 1);
  return Array.from({ length: count }, (_, index) => Math.min(span, 1 + Math.floor(((index + random.next()) / count) * span)));
}

/**
 * What was said with an account's people and written down beside it, over eighteen months up to now; a conversation or
 * two still lie ahead. Nothing for accounts without people.
 */
export function writingsOf(seed: string, place: Place): Writings {
  const { account, talkers, now } = place;
  if (talkers.length === 0) return { touchpoints: [], notes: [] };
  const random = randomStream(`${seed}/writings/${account.id}`);
  const isRich = RICH.has(account.id);
  const talks = daysOf(random, account, now, isRich ? random.whole(60, 80) : random.whole(3, 8));
  const ahead = account.status === 'churned' ? [] : isRich ? [-3, -11] : random.chance(0.4) ? [-random.whole(2, 20)] : [];
  const writing = daysOf(random, account, now, isRich ? random.whole(16, 24) : random.whole(1, 2));
  return {
    touchpoints: [...ahead, ...talks].map((daysAgo) => touchpoint(random, place, daysAgo)),
    notes: writing.map((daysAgo, index) => note(random, place, daysAgo, isRich && index === 2)),
  };
}
