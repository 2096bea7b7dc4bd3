import type { Context } from '@/lib/core/context';
import { keepRevision } from '@/lib/core/revision';
import { tellTimeline } from '@/lib/core/timeline';
import { settleRunJob } from '@/lib/features/play/jobs';
import { isOpen } from './rules';
import type { StoredTask } from './store';
import { tellWatchers } from './watchers';

/** What a history shows of one version: texts and ids. */
function stateOf({ title, body, type, status, priority, assigneeId, dueOn, watcherIds }: StoredTask) {
  return { title, body, type, status, priority, assigneeId, dueOn, watcherIds };
}

async function tell(ctx: Context, before: StoredTask | null, after: StoredTask): Promise<void> {
  const { title, type, status, priority, assigneeId, dueOn, createdAt, completedAt } = after;
  const common = {
    accountId: after.accountId,
    category: 'task',
    subtype: type,
    source: 'task',
    sourceKey: after.key,
    title,
    text: after.body,
  } as const;
  const snapshot = { title, type, status, priority, assigneeId, dueOn };
  const isRenewed = before === null || before.title !== title || before.body !== after.body || before.type !== type;
  const isDone = status === 'done' && before?.status !== 'done';
  await tellTimeline(ctx, [
    ...(isRenewed ? [{ ...common, at: createdAt, event: 'created', snapshot }] : []),
    ...(isDone ? [{ ...common, at: completedAt ?? ctx.now, event: 'completed', snapshot }] : []),
  ]);
}

/** Everything that follows from a task's new state: its history, the timeline, its watchers' mail, the play it is part of. */
export async function followUp(ctx: Context, before: StoredTask | null, after: StoredTask): Promise<void> {
  await keepRevision(ctx, 'task', after, stateOf(after));
  await tell(ctx, before, after);
  if (before) await tellWatchers(ctx, { before, after });
  const isClosedNow = before !== null && isOpen(before.status) && !isOpen(after.status);
  if (!isClosedNow || after.playRunId === null) return;
  await ctx.enqueue(settleRunJob, { runId: after.playRunId }, `${settleRunJob.name}:${after.playRunId}:${after.key}:${after.version}`);
}
