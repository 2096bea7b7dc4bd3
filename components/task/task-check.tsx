'use client';

import { useEffect, useOptimistic, useRef, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Checkbox } from '@/components/ui/checkbox';
import type { FormOutcome } from '@/lib/kit/form-outcome';

export type SetStatus = (id: string, status: string) => Promise<FormOutcome<unknown>>;

interface TaskCheckProps {
  task: { key: string; title: string; status: string; isOpen: boolean };
  setStatus: SetStatus;
}

/** The task that undo brings back into its list: its box takes the focus when it is drawn again. */
let returning: string | null = null;

/** Completes a task by its box, or opens it again; either can be undone. */
export function TaskCheck({ task, setStatus }: TaskCheckProps) {
  const t = useTranslations('task');
  const box = useRef<HTMLInputElement>(null);
  const [pending, start] = useTransition();
  const [isClosed, show] = useOptimistic(!task.isOpen);
  useEffect(() => {
    if (returning !== task.key) return;
    returning = null;
    box.current?.focus();
    // A notice that the focus leaves hands it back to where it was before the notice.
    if (document.activeElement !== box.current) box.current?.focus();
  });
  const change = (status: string, isUndo: boolean) =>
    start(async () => {
      show(status === 'done');
      // Before it is asked: the list may be drawn anew before the answer is seen here.
      if (isUndo) returning = task.key;
      const outcome = await setStatus(task.key, status);
      if ('errors' in outcome) {
        returning = null;
        toast.error(outcome.errors[0]?.message);
      } else if (!isUndo) {
        const undo = { label: t('undo'), onClick: () => change(task.status, true) };
        toast(status === 'done' ? t('completed') : t('reopened'), { action: undo, duration: 10_000 });
      }
    });
  return (
    <Checkbox
      ref={box}
      aria-label={t('complete', { title: task.title })}
      aria-busy={pending || undefined}
      checked={isClosed}
      onChange={() => change(task.isOpen ? 'done' : 'open', false)}
    />
  );
}
