import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { createPlan } from '@/lib/features/plan/commands';
import { createGoal } from '@/lib/features/plan/goal-commands';
import { createObjective } from '@/lib/features/plan/objective-commands';
import { createPlay, startPlay } from '@/lib/features/play/commands';

interface PlanIds {
  planId: string;
  objectiveId: string;
  goalId: string;
  playId: string;
  playRunId: string;
}

async function planOf(system: Caller, accountId: string, playId: string) {
  const { id: planId } = await invoke(createPlan, system, { accountId, name: `${accountId} plan`, summary: `${accountId} summary` });
  const objective = { accountId, planId, name: `${accountId} objective`, unit: `${accountId} unit`, baseline: '0', target: '10', current: '4' };
  const { id: objectiveId } = await invoke(createObjective, system, objective);
  const { id: goalId } = await invoke(createGoal, system, { accountId, planId, name: `${accountId} goal`, body: `${accountId} body`, shared: true });
  const { id: playRunId } = await invoke(startPlay, system, { accountId, playId });
  return { planId, objectiveId, goalId, playRunId };
}

/** A plan with an objective, a goal and a running play on both accounts. @returns the open account's */
export async function populatePlans(system: Caller, { open, hidden, canary }: { open: string; hidden: string; canary: string }): Promise<PlanIds> {
  const steps = [{ title: `${canary} step`, afterDays: 3 }];
  const { id: playId } = await invoke(createPlay, system, { name: `${canary} play`, description: `${canary} description`, steps });
  await planOf(system, hidden, playId);
  return { playId, ...(await planOf(system, open, playId)) };
}
