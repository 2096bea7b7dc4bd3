import { AppError } from '@/lib/core/errors';
import { tellHub } from '@/lib/core/happenings';
import { defineOperation } from '@/lib/core/operation';
import { tellUpdated } from '@/lib/features/hub/commands';
import { createTask } from '@/lib/features/task/commands';
import { HubTasksAdded, NewHubTasks, UpdatesDecided, UpdatesDecision } from './contract';
import { newTasks } from './tasks';
import { decide, pin } from './updates';

/** Approves newer versions for some items, or dismisses them; what was decided already is left as it is. */
export const decideUpdates = defineOperation({
  name: 'hub-manager.decide-updates',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: UpdatesDecision,
  output: UpdatesDecided,
  run: async (ctx, { itemIds, decision, tell }) => {
    const decided = await decide(ctx, itemIds, decision, ctx.actor.kind === 'user' ? ctx.actor.membershipId : null);
    if (decided.length === 0) throw new AppError('not_found', 'No newer version waits there');
    if (decision === 'approved') {
      await pin(ctx, decided);
      await tellHub(
        ctx,
        decided.map(({ name, title, number, versionId, ...update }) => ({
          ...update,
          ...{ kind: 'updated', at: ctx.now, versionId, once: versionId, title: `${name}: ${title}`, detail: { document: title, number } },
        })),
      );
    }
    if (decision === 'approved' && tell) await ctx.call(tellUpdated, { itemIds: decided.map(({ itemId }) => itemId) });
    for (const { itemId, versionId } of decided) ctx.audit(`hubItem:${itemId}`, { [decision]: versionId });
    return { count: decided.length };
  },
});

/**
 * Adds a task for each of the contacts of some hubs, by default for who looks after the hub. Asked again while these are
 * open, it adds none.
 * @throws AppError not_found when the actor sees none of the hubs; invalid
 */
export const addHubTasks = defineOperation({
  name: 'hub-manager.add-tasks',
  kind: 'write',
  permission: 'task:write',
  scope: 'organization',
  input: NewHubTasks,
  output: HubTasksAdded,
  run: async (ctx, { hubIds, title, dueOn, assigneeId }) => {
    const { tasks, known } = await newTasks(ctx, hubIds, title);
    if (tasks.length + known === 0) throw new AppError('not_found', 'There is no such hub');
    for (const { ownerId, ...task } of tasks) await ctx.call(createTask, { ...task, dueOn, assigneeId: assigneeId ?? ownerId });
    return { added: tasks.length, known };
  },
});
