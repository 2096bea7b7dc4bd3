import { addDays } from '@/lib/kit/day';
import { randomStream } from '../random';
import type { AccountRecord } from '../types';
import { RICH } from './planning';

export interface AlertPlan {
  rule: string;
  severity: 'info' | 'warning' | 'critical';
  title: string;
  body: string;
  /** What was done about it, by how it ended. */
  ends: { successful: string; unsuccessful: string; false_alarm: string };
  task: string;
}

/** What other systems tell Fernway's people, and how it tends to end. */
const ALERTS: readonly AlertPlan[] = [
  {
    rule: 'Champion silent',
    severity: 'warning',
    title: 'Main contact has not signed in for three weeks',
    body: 'The person who answers for the roll-out has not been seen since. Find out whether they are still in charge.',
    ends: {
      successful: 'Found the successor and introduced ourselves.',
      unsuccessful: 'Left the company; nobody has taken over yet.',
      false_alarm: 'On parental leave, with a deputy we already know.',
    },
    task: 'Find out who is in charge now',
  },
  {
    rule: 'Renewal without a plan',
    severity: 'warning',
    title: 'Renewal in 90 days, and no plan agreed',
    body: 'The contract ends within the quarter. No success plan is active and no renewal deal is open.',
    ends: {
      successful: 'Renewal meeting held, plan signed off.',
      unsuccessful: 'They would only extend by six months.',
      false_alarm: 'Renewed early, the CRM was behind.',
    },
    task: 'Agree on a renewal meeting',
  },
  {
    rule: 'Seats nearly used up',
    severity: 'info',
    title: 'More than 95 % of the seats are taken',
    body: 'A good time to talk about the next tier before somebody can’t be invited.',
    ends: {
      successful: 'Twenty seats added.',
      unsuccessful: 'They share sign-ins instead; raised with the sponsor.',
      false_alarm: 'Seasonal staff, gone next month.',
    },
    task: 'Offer the next tier',
  },
];

export interface PlannedAlert extends Omit<AlertPlan, 'ends' | 'task'> {
  key: string;
  /** Of a rule: which one, and what met it on which day. */
  fired?: { ruleId: string; firedOn: string; evidence: unknown };
  raisedOn: string;
  acknowledgedOn: string | null;
  snooze: { until: string; reason: string } | null;
  end: { on: string; outcome: 'successful' | 'unsuccessful' | 'false_alarm'; note: string } | null;
  /** The task that answers it, by key and title. */
  task: { key: string; title: string } | null;
}

/** Most alerts help; some come too late, and some are wrong. */
export const OUTCOMES = ['successful', 'successful', 'successful', 'unsuccessful', 'false_alarm'] as const;

/** What other systems told of an account, and what was done about it, as of a day. */
export function alertsOf(seed: string, { id, status }: AccountRecord, today: string): PlannedAlert[] {
  const random = randomStream(`${seed}/alerts/${id}`);
  const some = RICH.has(id) ? 3 : random.whole(0, 1);
  const open = status === 'at_risk' ? 3 : status === 'churned' ? 0 : some;
  return ALERTS.flatMap((plan, index): PlannedAlert[] => {
    const { ends, task, ...alert } = plan;
    const isOpen = index < open;
    if (!isOpen && !random.chance(0.5)) return [];
    const raisedOn = addDays(today, -(isOpen ? random.whole(1, 12) : random.whole(20, 280)));
    const outcome = random.pick(OUTCOMES);
    return [
      {
        ...{ ...alert, key: random.uuid(), raisedOn },
        acknowledgedOn: isOpen && random.chance(0.5) ? null : addDays(raisedOn, 1),
        snooze: isOpen && random.chance(0.2) ? { until: addDays(today, random.whole(2, 14)), reason: 'They are in their peak weeks' } : null,
        end: isOpen ? null : { on: addDays(raisedOn, random.whole(2, 18)), outcome, note: ends[outcome] },
        task: random.chance(0.7) ? { key: random.uuid(), title: task } : null,
      },
    ];
  });
}
