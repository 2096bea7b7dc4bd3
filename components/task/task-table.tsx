'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { DataTable, type DataTableProps } from '@/components/data-table/data-table';
import { type SetStatus, TaskCheck } from '@/components/task/task-check';
import { type TaskRow, taskTable } from '@/lib/features/task/table';

interface TaskTableProps extends Pick<DataTableProps<TaskRow>, 'rows' | 'page' | 'state' | 'base' | 'place' | 'choices' | 'dropped' | 'aside'> {
  /** Absent for readers who may not write. */
  setStatus?: SetStatus;
  empty: ReactNode;
}

/** The tasks of an account; a box before each completes it. */
export function TaskTable({ setStatus, ...table }: TaskTableProps) {
  const t = useTranslations('task');
  const mark = setStatus && { title: t('done'), cell: (task: TaskRow) => <TaskCheck task={task} setStatus={setStatus} /> };
  return <DataTable spec={taskTable} label={t('label')} mark={mark} {...table} />;
}
