'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { DueDay } from '@/components/task/due-day';
import { type SetStatus, TaskCheck } from '@/components/task/task-check';
import { ButtonLink } from '@/components/ui/button';
import type { TaskRow } from '@/lib/features/task/table';

interface PartListProps {
  parts: readonly TaskRow[];
  /** Where each part opens, by its key. */
  hrefs: Readonly<Record<string, string>>;
  /** Where another part is added; absent for readers who may not write. */
  addHref?: string;
  setStatus?: SetStatus;
}

/** The parts of a task in their order. */
export function PartList({ parts, hrefs, addHref, setStatus }: PartListProps) {
  const t = useTranslations('task');
  return (
    <section aria-label={t('parts')} className="mt-5">
      <h3 className="flex items-center font-strong">
        {t('parts')}
        {addHref && (
          <ButtonLink href={addHref} scroll={false} kind="quiet" size="small" icon="plus" className="ml-auto">
            {t('addPart')}
          </ButtonLink>
        )}
      </h3>
      <ul>
        {parts.map((part) => (
          <li key={part.key} className="flex min-h-9 items-center gap-2 border-b border-grid last:border-b-0">
            {setStatus && <TaskCheck task={part} setStatus={setStatus} />}
            <Link href={hrefs[part.key] ?? ''} scroll={false} className="grow cut hover:text-accent-ink">
              {part.title}
            </Link>
            <span className="text-sm text-ink-2">{part.assignee?.name}</span>
            {part.dueOn && <DueDay day={part.dueOn} isOverdue={part.isOverdue} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
