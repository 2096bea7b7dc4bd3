'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { FormDialog } from '@/components/form/form-dialog';
import { type FigureColumn, type FigureRow, FigureTable } from '@/components/overview/figure-table';
import { ButtonLink } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { newMessagePath } from '@/lib/features/hub/table';
import type { FormOutcome } from '@/lib/kit/form-outcome';

/** Hubs that one address can name. */
const MOST_NAMED = 50;

interface NewTasks {
  /** Active members. */
  people: readonly { value: string; label: string }[];
  /** When they are due unless something else is said. */
  dueOn: string;
  action: (hubIds: string[], input: Record<string, unknown>) => Promise<FormOutcome<{ added: number; known: number }>>;
}

interface StuckChoiceProps {
  label: string;
  /** Before the buttons: what this is; and after them. */
  title: ReactNode;
  end: ReactNode;
  columns: readonly FigureColumn[];
  /** Contacts, by their hubs' ids. */
  rows: readonly (FigureRow & { name: string })[];
  mayWrite: boolean;
  /** Absent for readers who may add none. */
  tasks?: NewTasks;
}

/** Contacts of whom each can be left out, and what can be done for the others: write to them, add tasks. */
export function StuckChoice({ label, title, end, columns, rows, mayWrite, tasks }: StuckChoiceProps) {
  const t = useTranslations('hubManager');
  const [leftOut, leaveOut] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ id }) => !leftOut.has(id)).map(({ id }) => id);
  const toggle = (id: string) => leaveOut(leftOut.has(id) ? new Set([...leftOut].filter((one) => one !== id)) : new Set([...leftOut, id]));
  const all = (
    <Checkbox
      aria-label={t('tasks.all')}
      checked={chosen.length === rows.length}
      mixed={chosen.length > 0 && chosen.length < rows.length}
      onChange={({ target }) => leaveOut(new Set(target.checked ? [] : rows.map(({ id }) => id)))}
    />
  );
  const choices = rows.map(({ id, name, cells }) => ({
    id,
    cells: [<Checkbox key="choose" aria-label={name} checked={!leftOut.has(id)} onChange={() => toggle(id)} />, ...cells],
  }));
  const named = chosen.slice(0, MOST_NAMED);
  const isChoice = mayWrite || tasks !== undefined;
  return (
    <>
      <header className="flex min-h-11 flex-wrap items-center gap-2 py-1 pr-2 pl-card">
        {title}
        <span className="ml-auto flex flex-wrap items-center gap-1">
          {tasks && chosen.length > 0 && <AddTasks hubIds={chosen} {...tasks} />}
          {mayWrite && named.length > 0 && (
            <ButtonLink size="small" icon="send" href={newMessagePath(named)}>
              {t('messageThese', { count: named.length })}
            </ButtonLink>
          )}
          {end}
        </span>
      </header>
      {rows.length === 0 ? (
        <p className="px-card pb-2 text-ink-2">{t('noneHere')}</p>
      ) : (
        <FigureTable
          label={label}
          columns={isChoice ? [{ id: 'choose', label: all, isNarrow: true }, ...columns] : columns}
          rows={isChoice ? choices : rows}
        />
      )}
    </>
  );
}

/** A task for each of these contacts. */
function AddTasks({ hubIds, people, dueOn, action }: NewTasks & { hubIds: string[] }) {
  const t = useTranslations('hubManager.tasks');
  return (
    <FormDialog
      label={t('add', { count: hubIds.length })}
      icon="tick"
      title={t('heading', { count: hubIds.length })}
      description={t('text')}
      fields={[
        { path: 'title', kind: 'text', label: t('title'), hint: t('titleHint'), required: true, maxLength: 200 },
        { path: 'dueOn', kind: 'date', label: t('dueOn'), required: false },
        { path: 'assigneeId', kind: 'select', label: t('assignee'), required: true, options: [{ value: 'owner', label: t('owner') }, ...people] },
      ]}
      defaults={{ title: t('usual'), dueOn, assigneeId: 'owner' }}
      submit={t('submit')}
      action={(input) => action(hubIds, input)}
      done={t('done')}
      result={(answer) => <p>{t('added', { ...answer })}</p>}
    />
  );
}
