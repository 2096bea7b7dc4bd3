import { toast } from 'sonner';
import type { FormOutcome } from '@/lib/kit/form-outcome';

export interface WayBack {
  label: string;
  /** Said once it is undone. */
  done: string;
  action: () => Promise<FormOutcome<unknown>>;
}

const UNDO_MS = 10_000;

/** Says what was done, and offers the way back from it for a while. */
export function toastDone(done: string, undo?: WayBack): void {
  const back = async ({ action, done: undone }: WayBack) => {
    const outcome = await action();
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else toast(undone);
  };
  toast(done, undo && { action: { label: undo.label, onClick: () => void back(undo) }, duration: UNDO_MS });
}
