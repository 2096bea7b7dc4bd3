import { createPlan, deletePlan, updatePlan } from '@/lib/features/plan/commands';
import { Goal, Objective, Plan } from '@/lib/features/plan/contract';
import { createGoal, deleteGoal, updateGoal } from '@/lib/features/plan/goal-commands';
import { createObjective, deleteObjective, updateObjective } from '@/lib/features/plan/objective-commands';
import { getGoal, getObjective, getPlan, listGoals, listObjectives, listPlans } from '@/lib/features/plan/queries';
import { apiListByKey } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

const id = (record: { id: string }) => record.id;

export const planRoutes = {
  list: apiListByKey('GET /api/v1/plans', 'Success plans by id', listPlans, Plan, id),
  create: api('POST /api/v1/plans', 'Make a success plan', createPlan, 201),
  get: api('GET /api/v1/plans/{id}', 'One success plan', getPlan),
  update: api('PATCH /api/v1/plans/{id}', 'Change a success plan', updatePlan),
  delete: api('DELETE /api/v1/plans/{id}', 'Delete a success plan with its objectives and goals', deletePlan, 204),
};

export const objectiveRoutes = {
  list: apiListByKey('GET /api/v1/objectives', 'Objectives and their progress by id', listObjectives, Objective, id),
  create: api('POST /api/v1/objectives', 'Make an objective', createObjective, 201),
  get: api('GET /api/v1/objectives/{id}', 'One objective', getObjective),
  update: api('PATCH /api/v1/objectives/{id}', 'Change an objective, such as its current value', updateObjective),
  delete: api('DELETE /api/v1/objectives/{id}', 'Delete an objective', deleteObjective, 204),
};

export const goalRoutes = {
  list: apiListByKey('GET /api/v1/goals', 'Goals by id', listGoals, Goal, id),
  create: api('POST /api/v1/goals', 'Make a goal', createGoal, 201),
  get: api('GET /api/v1/goals/{id}', 'One goal', getGoal),
  update: api('PATCH /api/v1/goals/{id}', 'Change a goal; values merge by key', updateGoal),
  delete: api('DELETE /api/v1/goals/{id}', 'Delete a goal', deleteGoal, 204),
};
