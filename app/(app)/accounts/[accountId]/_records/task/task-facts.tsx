import Link from 'next/link';
import { Markdown } from '@/components/markdown/markdown';
import { type FactRow, FactRows } from '@/components/panel/fact-rows';
import { DueDay } from '@/components/task/due-day';
import type { Task } from '@/lib/features/task/contract';
import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface TaskFactsProps {
  data: Task;
  place: AccountPlace;
}

/** What a task says of itself, and where it comes from. */
export async function TaskFacts({ data: { task, body, watchers, createdBy, interaction, objective, alert, play, parentId }, place }: TaskFactsProps) {
  const t = await getTranslator('task');
  const link = (kind: string, id: string, title: string) => (
    <Link href={hrefWith(place.path, { ...place.search, open: `${kind}:${id}` })} scroll={false} className="text-accent-ink">
      {title}
    </Link>
  );
  const rows: (FactRow | false | null)[] = [
    { id: 'status', label: t('column.status'), value: t(`status.${task.status as 'open'}`) },
    { id: 'assignee', label: t('column.assignee'), value: task.assignee?.name ?? t('nobody') },
    { id: 'due', label: t('column.due'), value: <DueDay day={task.dueOn} isOverdue={task.isOverdue} /> },
    { id: 'priority', label: t('column.priority'), value: t(`priority.${task.priority as 'low'}`) },
    { id: 'type', label: t('column.type'), value: t(`type.${task.type as 'call'}`) },
    { id: 'age', label: t('age'), value: t('days', { count: task.age }) },
    createdBy !== null && { id: 'by', label: t('createdBy'), value: createdBy },
    watchers.length > 0 && { id: 'watchers', label: t('watchers'), value: watchers.map(({ name }) => name).join(', ') },
    parentId !== null && { id: 'parent', label: t('column.parent'), value: link('task', parentId, task.parent ?? '') },
    interaction && { id: 'interaction', label: t('followsUp'), value: link('interaction', interaction.id, interaction.title) },
    objective && { id: 'objective', label: t('serves'), value: link('objective', objective.id, objective.title) },
    alert && { id: 'alert', label: t('column.alert'), value: link('alert', alert.id, alert.title) },
    play !== null && { id: 'play', label: t('madeBy'), value: play },
  ];
  return (
    <>
      <FactRows rows={rows.filter((row) => row !== false && row !== null)} />
      {body && (
        <div className="mt-4">
          <Markdown>{body}</Markdown>
        </div>
      )}
    </>
  );
}
