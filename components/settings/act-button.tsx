'use client';

import { useTransition } from 'react';
import { toast } from 'sonner';
import { Button, type ButtonKind } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface ActButtonProps {
  label: string;
  kind?: ButtonKind;
  action: () => Promise<FormOutcome<unknown>>;
  /** Said once it is done. */
  done: string;
  /** The way back from it, offered for a while. */
  undo?: { label: string; done: string; action: ActButtonProps['action'] };
  /** Asked first; `label` is the verb. */
  confirm?: { title: string; text: string };
}

/** Does one thing to one record, after a question where it cannot be undone. */
export function ActButton({ label, kind = 'quiet', action, done, undo, confirm }: ActButtonProps) {
  const [pending, start] = useTransition();
  const run = async (what: ActButtonProps['action'], then: () => void) => {
    const outcome = await what();
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else then();
  };
  const back = undo && { label: undo.label, onClick: () => void run(undo.action, () => toast(undo.done)) };
  const act = () => run(action, () => toast(done, back && { action: back, duration: 10_000 }));
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
