import type { Member } from '@/lib/features/member/contract';
import { TaskFields } from '@/lib/features/task/contract';
import { PRIORITIES, TASK_STATUSES, TASK_TYPES } from '@/lib/features/task/table';
import { type FieldSpec, fieldSpecs } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** What a form asks of a task; only those who may still sign in are offered. */
export async function taskFields(members: readonly Member[]): Promise<FieldSpec[]> {
  const t = await getTranslator('task');
  const people = members.filter(({ status }) => status === 'active').map(({ id, name }) => ({ value: id, label: name }));
  return fieldSpecs(TaskFields.pick({ title: true }).extend(TaskFields.omit({ title: true }).partial().shape), {
    title: { label: t('column.title'), kind: 'text', maxLength: 300 },
    assigneeId: { label: t('column.assignee'), kind: 'select', options: people },
    dueOn: { label: t('column.due'), kind: 'date' },
    priority: { label: t('column.priority'), options: PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) })) },
    type: { label: t('column.type'), options: TASK_TYPES.map((value) => ({ value, label: t(`type.${value}`) })) },
    status: { label: t('column.status'), options: TASK_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })) },
    body: { label: t('body'), kind: 'markdown', maxLength: 20_000, options: people },
    watcherIds: { label: t('watchers'), kind: 'choices', hint: t('watchersHint'), options: people },
  });
}
