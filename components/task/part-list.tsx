'use client';

import Link from 'next/link';
import { useOptimistic, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { DueDay } from '@/components/task/due-day';
import { type SetStatus, TaskCheck } from '@/components/task/task-check';
import { ButtonLink, IconButton } from '@/components/ui/button';
import type { TaskRow } from '@/lib/features/task/table';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface PartListProps {
  parts: readonly TaskRow[];
  /** Where each part opens, by its key. */
  hrefs: Readonly<Record<string, string>>;
  /** Where another part is added; absent for readers who may not write. */
  addHref?: string;
  setStatus?: SetStatus;
  /** Puts a part at a place from 0; absent for readers who may not write. */
  move?: (id: string, to: number) => Promise<FormOutcome<unknown>>;
}

function placed(parts: readonly TaskRow[], { key, to }: { key: string; to: number }): readonly TaskRow[] {
  const others = parts.filter((part) => part.key !== key);
  return [...others.slice(0, to), ...parts.filter((part) => part.key === key), ...others.slice(to)];
}

/** The parts of a task in the order that people put them in. */
export function PartList({ parts, hrefs, addHref, setStatus, move }: PartListProps) {
  const t = useTranslations('task');
  const [shown, show] = useOptimistic(parts, placed);
  const [, start] = useTransition();
  const put = (key: string, to: number) =>
    start(async () => {
      show({ key, to });
      const outcome = await move?.(key, to);
      if (outcome && 'errors' in outcome) toast.error(outcome.errors[0]?.message);
    });
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
      <ol>
        {shown.map((part, index) => (
          <li key={part.key} className="flex min-h-9 items-center gap-2 border-b border-grid last:border-b-0">
            {setStatus && <TaskCheck task={part} setStatus={setStatus} />}
            <Link href={hrefs[part.key] ?? ''} scroll={false} className="grow cut hover:text-accent-ink">
              {part.title}
            </Link>
            <span className="text-sm text-ink-2">{part.assignee?.name}</span>
            {part.dueOn && <DueDay day={part.dueOn} isOverdue={part.isOverdue} />}
            {move && shown.length > 1 && (
              <span className="flex flex-none">
                <Mover label={t('earlier', { title: part.title })} icon="arrow-up" onClick={index > 0 ? () => put(part.key, index - 1) : undefined} />
                <Mover
                  label={t('later', { title: part.title })}
                  icon="arrow-down"
                  onClick={index < shown.length - 1 ? () => put(part.key, index + 1) : undefined}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** It stays where it is at either end, so that the focus does too. */
function Mover({ label, icon, onClick }: { label: string; icon: 'arrow-up' | 'arrow-down'; onClick?: () => void }) {
  return <IconButton kind="quiet" size="small" icon={icon} label={label} aria-disabled={!onClick || undefined} onClick={onClick} />;
}
