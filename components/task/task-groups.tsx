'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { useRowKeys } from '@/components/data-table/use-row-keys';
import { DueDay } from '@/components/task/due-day';
import { type SetStatus, TaskCheck } from '@/components/task/task-check';
import { Avatar } from '@/components/ui/avatar';
import { Count } from '@/components/ui/tag';
import type { TaskRow } from '@/lib/features/task/table';

interface TaskGroupsProps {
  groups: readonly { group: 'overdue' | 'today' | 'week' | 'later' | 'undated'; tasks: readonly TaskRow[] }[];
  /** Where each task opens, by its key. */
  hrefs: Readonly<Record<string, string>>;
  setStatus?: SetStatus;
}

const cell = 'border-t border-grid px-2 py-1.5 align-middle first:pl-card last:pr-card group-hover:bg-hover';

/** Open tasks of many accounts, by when they are due; arrows, j and k move, x completes. */
export function TaskGroups({ groups, hrefs, setStatus }: TaskGroupsProps) {
  const t = useTranslations('task');
  const rowKeys = useRowKeys();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region would repeat the page's
    <div role="group" data-table aria-label={t('mine.title')} {...rowKeys} className="grid gap-gap">
      {groups.map(({ group, tasks }) => (
        <table key={group} className="w-full table-fixed rounded-lg border border-line bg-surface">
          <caption className="pb-1.5 text-left font-strong">
            {t(`mine.${group}`)} <Count alert={group === 'overdue'}>{tasks.length}</Count>
          </caption>
          <tbody>
            {tasks.map((task) => (
              <tr key={task.key} tabIndex={-1} className="group">
                {setStatus && (
                  <td className={`${cell} w-11`}>
                    <TaskCheck task={task} setStatus={setStatus} />
                  </td>
                )}
                <td className={cell}>
                  <Link href={hrefs[task.key] ?? ''} data-row-link className="block font-medium [overflow-wrap:anywhere] hover:text-accent-ink">
                    {task.title}
                  </Link>
                  <span className="text-sm text-ink-2">{task.account}</span>
                </td>
                <td className={`${cell} w-28 text-ink-2 phone:hidden`}>{t(`priority.${task.priority as 'low'}`)}</td>
                <td className={`${cell} w-44 phone:hidden`}>
                  {task.assignee && (
                    <span className="flex items-center gap-1.5">
                      <Avatar name={task.assignee.name} size={20} />
                      <span className="cut">{task.assignee.name}</span>
                    </span>
                  )}
                </td>
                <td className={`${cell} w-44 text-right phone:w-46`}>
                  <DueDay day={task.dueOn} isOverdue={task.isOverdue} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
