'use client';

import { useTransition } from 'react';
import { toast } from 'sonner';
import { Button, type ButtonKind } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toastDone, type WayBack } from '@/components/ui/toast-done';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface ActButtonProps {
  label: string;
  kind?: ButtonKind;
  action: () => Promise<FormOutcome<unknown>>;
  /** Said once it is done. */
  done: string;
  /** The way back from it, offered for a while. */
  undo?: WayBack;
  /** Asked first; `label` is the verb. */
  confirm?: { title: string; text: string };
}

/** Does one thing to one record, after a question where it cannot be undone. */
export function ActButton({ label, kind = 'quiet', action, done, undo, confirm }: ActButtonProps) {
  const [pending, start] = useTransition();
  const act = async () => {
    const outcome = await action();
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else toastDone(done, undo);
  };
  const button = (
    <Button kind={kind} size="small" busy={pending} onClick={confirm ? undefined : () => start(act)}>
      {label}
    </Button>
  );
  if (!confirm) return button;
  return (
    <ConfirmDialog trigger={button} title={confirm.title} verb={label} onConfirm={act}>
      {confirm.text}
    </ConfirmDialog>
  );
}
