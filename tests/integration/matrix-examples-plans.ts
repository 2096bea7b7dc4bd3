import { invoke } from '@/lib/core/operation';
import { createPlan, deletePlan } from '@/lib/features/plan/commands';
import { createGoal, deleteGoal } from '@/lib/features/plan/goal-commands';
import { createObjective, deleteObjective } from '@/lib/features/plan/objective-commands';
import { createPlay, deletePlay, startPlay } from '@/lib/features/play/commands';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

type Make = (org: Populated) => Promise<string>;

const newPlan: Make = async ({ system, open }) => (await invoke(createPlan, system, { accountId: open, name: 'Plan' })).id;
const newObjective: Make = async ({ system, open }) => (await invoke(createObjective, system, { accountId: open, name: 'Objective' })).id;
const newGoal: Make = async ({ system, open }) => (await invoke(createGoal, system, { accountId: open, name: 'Goal' })).id;
const newPlay: Make = async ({ system }) => (await invoke(createPlay, system, { name: 'Play', active: true })).id;
const newRun: Make = async (org) => (await invoke(startPlay, org.system, { accountId: org.open, playId: await newPlay(org) })).id;

async function deletedPlan(org: Populated): Promise<string> {
  const id = await newPlan(org);
  await invoke(deletePlan, org.system, { id });
  return id;
}
async function deletedObjective(org: Populated): Promise<string> {
  const id = await newObjective(org);
  await invoke(deleteObjective, org.system, { id });
  return id;
}
async function deletedGoal(org: Populated): Promise<string> {
  const id = await newGoal(org);
  await invoke(deleteGoal, org.system, { id });
  return id;
}
async function deletedPlay(org: Populated): Promise<string> {
  const id = await newPlay(org);
  await invoke(deletePlay, org.system, { id });
  return id;
}

const about = (kind: 'plan' | 'objective' | 'goal' | 'play' | 'playRun', make: Make, rest = {}): Example => ({
  input: async (org) => ({ id: await make(org), ...rest }),
  naming: { [kind]: (id: string) => ({ id, ...rest }) },
});
const onAccount = (rest = {}): Example => ({
  input: ({ open }) => ({ accountId: open, ...rest }),
  naming: { account: (accountId) => ({ accountId, ...rest }) },
});
const nothing: Example = { input: () => ({}) };

/** The rows of plans and plays in the matrix. */
export const PLAN_EXAMPLES: Readonly<Record<string, Example>> = {
  'goal.create': onAccount({ name: 'Goal' }),
  'goal.delete': about('goal', newGoal),
  'goal.get': about('goal', newGoal),
  'goal.list': nothing,
  'goal.restore': about('goal', deletedGoal),
  'goal.update': about('goal', newGoal, { status: 'completed' }),
  'objective.create': onAccount({ name: 'Objective' }),
  'objective.delete': about('objective', newObjective),
  'objective.get': about('objective', newObjective),
  'objective.list': nothing,
  'objective.restore': about('objective', deletedObjective),
  'objective.update': about('objective', newObjective, { current: '12.5' }),
  'plan.board': onAccount(),
  'plan.create': onAccount({ name: 'Plan' }),
  'plan.delete': about('plan', newPlan),
  'plan.get': about('plan', newPlan),
  'plan.list': nothing,
  'plan.restore': about('plan', deletedPlan),
  'plan.update': about('plan', newPlan, { status: 'active' }),
  'play.create': { input: () => ({ name: 'Play' }) },
  'play.delete': about('play', newPlay),
  'play.evaluate': nothing,
  'play.list': nothing,
  'play.replace-value': { input: () => ({ from: crypto.randomUUID(), into: crypto.randomUUID() }) },
  'play.restore': about('play', deletedPlay),
  'play.run': about('playRun', newRun),
  'play.runs': onAccount(),
  'play.settle': { input: () => ({ runId: 0 }) },
  'play.start': {
    input: async (org) => ({ accountId: org.open, playId: await newPlay(org) }),
    naming: {
      account: (accountId, { playId }) => ({ accountId, playId }),
      play: (playId, { open }) => ({ accountId: open, playId }),
    },
  },
  'play.stop': about('playRun', newRun),
  'play.try': { input: () => ({ entry: { all: [] } }) },
  'play.update': about('play', newPlay, { name: 'Renamed' }),
};
