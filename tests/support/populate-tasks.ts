import type { Caller, UserActor } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { createTask } from '@/lib/features/task/commands';
import { makeCalendarFeed } from '@/lib/features/task/feed';

interface Place {
  /** Both accounts get a task with a part; every text in them begins with its account's canary. */
  open: string;
  hidden: string;
  /** Watches and has to do all of them, and reads them in a calendar. */
  admin: Caller & { actor: UserActor };
}

async function addTasks(system: Caller, accountId: string, memberId: string): Promise<string> {
  const whole = {
    accountId,
    title: `${accountId} task`,
    body: `${accountId} body`,
    assigneeId: memberId,
    watcherIds: [memberId],
    dueOn: '2026-01-31',
  };
  const { id } = await invoke(createTask, system, whole);
  await invoke(createTask, system, { ...whole, title: `${accountId} part`, parentId: id });
  return id;
}

/** Tasks for an organization with a record of each kind. @returns the open account's task */
export async function populateTasks(system: Caller, { open, hidden, admin }: Place): Promise<{ taskId: string }> {
  const { membershipId: memberId } = admin.actor;
  await invoke(makeCalendarFeed, admin, {});
  await addTasks(system, hidden, memberId);
  return { taskId: await addTasks(system, open, memberId) };
}
