import type { RuleTerms } from '@/lib/features/alert-rule/contract';
import { addDays } from '@/lib/kit/day';
import { randomStream } from '../random';
import { type AlertPlan, OUTCOMES, type PlannedAlert } from './alerts';

/** Days that an alert may stay open before somebody says how it ended; no rule speaks sooner than after them. */
const LONGEST_OPEN_DAYS = 14;

interface RulePlan extends Omit<AlertPlan, 'title'> {
  conditions: RuleTerms['conditions'];
  delayDays: number;
  checked?: RuleTerms['checked'];
  /** How often it is wrong, from 0 to 1. */
  mistaken: number;
}

/** Fernway's own rules, over what the demo keeps of each day. */
export const RULES: readonly RulePlan[] = [
  {
    rule: 'Health turned poor',
    severity: 'critical',
    body: 'The score fell below the line within a week. The **Health** tab says which components lost most.',
    ends: {
      successful: 'Went through the components with their lead; two of three are back.',
      unsuccessful: 'They had decided before we called.',
      false_alarm: 'Two surveys on the same morning, both from the same person.',
    },
    task: 'Look at what changed, and call',
    conditions: [{ kind: 'band', bands: ['poor'], days: 7 }],
    ...{ delayDays: 30, mistaken: 0.1 },
  },
  {
    rule: 'Active users fell',
    severity: 'critical',
    body: 'The share of people who work in the product fell by a third. Find out which team stopped, and why.',
    ends: {
      successful: 'The late shift had lost its licences in a clean-up. Restored, and use is back.',
      unsuccessful: 'They have moved the southern depots to their own system.',
      false_alarm: 'Company holidays: two weeks of closed depots.',
    },
    task: 'Ask the key user what changed',
    conditions: [{ kind: 'change', metric: 'activeShare', direction: 'falls', by: 30, unit: 'percent', days: 28 }],
    ...{ delayDays: 28, mistaken: 0.3 },
  },
  {
    rule: 'Tickets pile up',
    severity: 'warning',
    body: 'Open tickets are two weeks old on average. Support often waits for files from the customer: ask for them.',
    ends: {
      successful: 'One call with their finance lead closed four of five.',
      unsuccessful: 'They now settle carrier invoices outside the product.',
      false_alarm: 'Duplicates of one ticket.',
    },
    task: 'Go through the open tickets with support',
    conditions: [{ kind: 'figure', metric: 'openTicketAge', op: 'gte', figure: 14 }],
    ...{ delayDays: 30, checked: 'on_change', mistaken: 0.15 },
  },
  {
    rule: 'Out of touch',
    severity: 'info',
    body: 'No completed touchpoint with the customer for ten weeks, and the score is not good.',
    ends: {
      successful: 'Had a call; the next one is in the diary.',
      unsuccessful: 'No answer in three weeks.',
      false_alarm: 'We met at their fair; nobody had written it down.',
    },
    task: 'Arrange a call',
    conditions: [
      { kind: 'figure', metric: 'touchDays', op: 'gte', figure: 70 },
      { kind: 'band', bands: ['poor', 'average'], days: null },
    ],
    ...{ delayDays: 45, mistaken: 0.45 },
  },
];

/** What a rule raised on an account on a day, and what was done about it, as of another. */
export function firedAlert(rule: RulePlan, accountId: string, fired: NonNullable<PlannedAlert['fired']>, today: string): PlannedAlert {
  const random = randomStream(`fernway/alert-rules/${rule.rule}/${accountId}/${fired.firedOn}`);
  const raisedOn = addDays(fired.firedOn, 1);
  const endOn = addDays(raisedOn, random.whole(2, LONGEST_OPEN_DAYS - 1));
  const outcome = random.chance(rule.mistaken) ? 'false_alarm' : random.pick(OUTCOMES.filter((one) => one !== 'false_alarm'));
  const isOpen = endOn >= today;
  return {
    ...{ key: random.uuid(), rule: rule.rule, severity: rule.severity, title: rule.rule, body: rule.body, raisedOn, fired },
    acknowledgedOn: isOpen && random.chance(0.5) ? null : addDays(raisedOn, 1),
    snooze: null,
    end: isOpen ? null : { on: endOn, outcome, note: rule.ends[outcome] },
    task: random.chance(0.6) ? { key: random.uuid(), title: rule.task } : null,
  };
}
