import { addDays } from '@/lib/kit/day';
import { type Random, randomStream } from '../random';
import type { AccountRecord } from '../types';
import { CLOSED_TASKS, GOALS, OBJECTIVES, OPEN_TASKS, PLANS, type TaskPlan } from './agreements';

/** Accounts that a newcomer opens first: there is much to do. */
export const RICH: ReadonlySet<string> = new Set(['AP-1015', 'AP-1016', 'HF-2041', 'BW-1107', 'CV-1310']);

export interface PlannedTask extends TaskPlan {
  key: string;
  status: 'open' | 'in_progress' | 'done' | 'cancelled';
  createdOn: string;
  dueOn: string | null;
  closedOn: string | null;
  /** Parts of the task, by their titles. */
  parts: string[];
  /** Place among the account's objectives of the one it serves. */
  objective: number | null;
}

export interface PlannedObjective {
  key: string;
  name: string;
  unit: string;
  baseline: string;
  target: string;
  current: string;
  status: 'open' | 'achieved' | 'missed';
  dueOn: string;
}

export interface PlannedGoal {
  key: string;
  name: string;
  body: string;
  status: 'active' | 'completed' | 'dropped';
  shared: boolean;
  priority: string;
  dueOn: string;
  closedOn: string | null;
}

export interface Planning {
  plan: { key: string; name: string; summary: string; startOn: string; dueOn: string } | null;
  objectives: PlannedObjective[];
  goals: PlannedGoal[];
  tasks: PlannedTask[];
}

function objectiveOf(random: Random, { name, unit, from, to, places }: (typeof OBJECTIVES)[number], today: string): PlannedObjective {
  const share = random.chance(0.2) ? 1 : 0.15 + 0.75 * random.next();
  const current = (from + (to - from) * share).toFixed(places);
  const status = share === 1 ? 'achieved' : random.chance(0.08) ? 'missed' : 'open';
  const dueOn = addDays(today, status === 'open' ? random.whole(20, 200) : -random.whole(5, 60));
  return { key: random.uuid(), name, unit, baseline: String(from), target: String(to), current, status, dueOn };
}

function goalOf(random: Random, { name, body }: (typeof GOALS)[number], today: string): PlannedGoal {
  const status = random.chance(0.3) ? 'completed' : random.chance(0.1) ? 'dropped' : 'active';
  const closedOn = status === 'completed' ? addDays(today, -random.whole(3, 150)) : null;
  const dueOn = closedOn ?? addDays(today, random.whole(-10, 180));
  const priority = random.pick(['normal', 'normal', 'high', 'low']);
  return { key: random.uuid(), name, body, status, shared: random.chance(0.6), priority, dueOn, closedOn };
}

function openTask(random: Random, plan: TaskPlan, today: string, objectives: number): PlannedTask {
  const createdOn = addDays(today, -random.whole(1, 38));
  const dueOn = random.chance(0.12) ? null : addDays(today, random.whole(-6, 24));
  const status = random.chance(0.3) ? 'in_progress' : 'open';
  const objective = objectives > 0 && random.chance(0.35) ? random.whole(0, objectives - 1) : null;
  return { ...plan, key: random.uuid(), status, createdOn, dueOn, closedOn: null, parts: plan.parts ?? [], objective };
}

function closedTask(random: Random, plan: TaskPlan, today: string): PlannedTask {
  const closedOn = addDays(today, -random.whole(2, 300));
  const createdOn = addDays(closedOn, -random.whole(1, 30));
  const status = random.chance(0.1) ? 'cancelled' : 'done';
  const dueOn = addDays(closedOn, random.whole(-4, 6));
  return { ...plan, key: random.uuid(), status, createdOn, dueOn, closedOn, parts: [], objective: null };
}

/** So many different ones of a list, in its order. */
function some<T>(random: Random, list: readonly T[], count: number): T[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, list.length)) chosen.add(random.whole(0, list.length - 1));
  return list.filter((_, index) => chosen.has(index));
}

/** What is agreed with an account and what is to be done there, as of a day. Churned accounts plan nothing any more. */
export function planningOf(seed: string, account: AccountRecord, today: string): Planning {
  const random = randomStream(`${seed}/planning/${account.id}`);
  const rich = RICH.has(account.id);
  if (account.status === 'churned') {
    return { plan: null, objectives: [], goals: [], tasks: some(random, CLOSED_TASKS, 4).map((task) => closedTask(random, task, today)) };
  }
  const planned = rich || random.chance(0.6);
  const { name, summary } = random.pick(PLANS);
  const startOn = addDays(today, -random.whole(30, 160));
  const objectives = some(random, OBJECTIVES, planned ? (rich ? 4 : random.whole(1, 3)) : 0).map((one) => objectiveOf(random, one, today));
  return {
    plan: planned ? { key: random.uuid(), name, summary, startOn, dueOn: addDays(startOn, random.whole(180, 330)) } : null,
    objectives,
    goals: some(random, GOALS, rich ? 5 : random.whole(0, 3)).map((goal) => goalOf(random, goal, today)),
    tasks: [
      ...some(random, CLOSED_TASKS, rich ? 9 : random.whole(2, 6)).map((task) => closedTask(random, task, today)),
      ...some(random, OPEN_TASKS, rich ? 8 : random.whole(1, 4)).map((task) => openTask(random, task, today, objectives.length)),
    ],
  };
}
