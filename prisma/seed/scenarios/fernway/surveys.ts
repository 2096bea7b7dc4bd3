import type { SurveyKind } from '@/lib/features/survey/metrics';
import { addDays, instantOf } from '@/lib/kit/day';
import { randomStream } from '../random';
import type { AccountRecord } from '../types';
import { REMARKS } from './support-words';

/** What Fernway asks by mail, and how many days ago it was last sent. */
export const SURVEYS = [
  {
    kind: 'nps',
    name: 'Relationship survey',
    question: 'How likely are you to recommend Fernway to a colleague in another company?',
    senderName: 'Okke Brandsma',
    introduction: 'you have worked with Fernway for a while. One number helps us more than a long form.',
    thanks: 'Thank you. Your contact at Fernway reads every answer.',
    ...{ remindAfterDays: 5, expiresAfterDays: 21, askAgainAfterDays: 90, sentDaysAgo: 12 },
  },
  {
    kind: 'csat',
    name: 'After onboarding',
    question: 'How satisfied are you with the way we got you started?',
    senderName: 'Fernway onboarding',
    introduction: 'your first weeks are over. How did we do?',
    thanks: 'Thank you. We will do better where it was not good.',
    ...{ remindAfterDays: null, expiresAfterDays: 14, askAgainAfterDays: 0, sentDaysAgo: 2 },
  },
] as const;

interface Person {
  id: number;
  email: string;
}

export interface PlannedInvitation<P> {
  person: P;
  id: string;
  sentAt: Date;
  isReminded: boolean;
  /** Null: not answered so far. */
  answer: { score: number; comment: string | null; at: Date } | null;
}

/** How many of ten are pleased. */
const PLEASED: Readonly<Record<AccountRecord['status'], number>> = { active: 8, onboarding: 7, at_risk: 3, churned: 0 };
const SCORES = { nps: { good: [9, 9, 10], fair: [7, 8], poor: [3, 5, 6] }, csat: { good: [4, 5], fair: [3], poor: [1, 2] } } as const;
const HOUR_MS = 3_600_000;
const MOST_ASKED = 5;

interface Sending {
  account: AccountRecord;
  kind: SurveyKind;
  sentDaysAgo: number;
  today: string;
  timezone: string;
}

/** Whom of an account's contacts one asked, and what became of it: about half have answered. */
export function invitationsOf<P extends Person>(
  { account, kind, sentDaysAgo, today, timezone }: Sending,
  people: readonly P[],
): PlannedInvitation<P>[] {
  const random = randomStream(`surveys/${kind}/${account.id}`);
  const sentAt = instantOf(`${addDays(today, -sentDaysAgo)}T09:1${random.whole(0, 9)}`, timezone);
  if (sentAt === null || account.status === 'churned') return [];
  return people.slice(0, MOST_ASKED).map((person) => {
    const id = random.uuid();
    const mood = random.whole(0, 9) < PLEASED[account.status] ? 'good' : random.chance(0.5) ? 'fair' : 'poor';
    const [score, remark] = [random.pick(SCORES[kind][mood]), random.pick(REMARKS[mood])];
    const at = new Date(sentAt.getTime() + random.whole(1, sentDaysAgo * 20) * HOUR_MS);
    const answer = random.chance(0.55) ? { score, comment: random.chance(0.6) ? remark : null, at } : null;
    return { person, id, sentAt, isReminded: answer === null && sentDaysAgo > 5, answer };
  });
}
