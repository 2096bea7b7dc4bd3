'use server';

import type { LatestRecord } from '@/components/form/form';
import { createTask, deleteTask, moveTask, restoreTask, updateTask } from '@/lib/features/task/commands';
import { taskValues } from '@/lib/features/task/contract';
import { getTask } from '@/lib/features/task/queries';
import { done, toAction } from '@/lib/next/action';

export async function addTask(fixed: { accountId: string; parentId?: string; alertId?: string }, input: object) {
  return toAction(createTask)({ ...input, ...fixed });
}

export async function changeTask(id: string, input: object) {
  return toAction(updateTask)({ ...input, id });
}

export async function setTaskStatus(id: string, status: string) {
  return toAction(updateTask)({ id, status });
}

export async function movePart(id: string, to: number) {
  return toAction(moveTask)({ id, to });
}

export async function latestTask(id: string): Promise<LatestRecord> {
  const found = done(await toAction(getTask)({ id }));
  return { values: taskValues(found), version: found.task.version };
}

export const removeTask = toAction(deleteTask);
export const bringBackTask = toAction(restoreTask);
