'use client';

import { AlertDialog } from 'radix-ui';
import { type ReactElement, type ReactNode, useId, useState, useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { boxClass, centredClass, scrimClass } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { useReturnFocus } from '@/components/ui/return-focus';

interface ConfirmDialogProps {
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: string;
  /** What will happen, and what cannot be undone. */
  children: ReactNode;
  /** The verb on the button: "Delete key". */
  verb: string;
  /** What the person types to be sure, such as the name of the thing; for what cannot be undone. */
  word?: string;
  /** The dialog stays open until it resolves, and after a rejection. */
  onConfirm: () => Promise<void>;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ trigger, open, onOpenChange, title, children, verb, word, onConfirm }: ConfirmDialogProps) {
  const t = useTranslations('controls');
  const focus = useReturnFocus();
  const input = useId();
  const [typed, setTyped] = useState('');
  const [inside, setInside] = useState(false);
  const [pending, start] = useTransition();
  const shown = open ?? inside;
  const show = (next: boolean) => {
    setTyped('');
    setInside(next);
    onOpenChange?.(next);
  };
  const confirm = () =>
    start(async () => {
      await onConfirm();
      show(false);
    });
  return (
    <AlertDialog.Root open={shown} onOpenChange={show}>
      {trigger && <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={scrimClass} />
        <AlertDialog.Content {...focus} className={cx(boxClass, centredClass, 'max-w-110 gap-3 p-4')}>
          <AlertDialog.Title className="text-lg font-strong">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="text-ink-2">{children}</div>
          </AlertDialog.Description>
          {word && (
            <div className="grid gap-1">
              <label htmlFor={input} className="text-sm text-ink-2">
                {t('confirmTyping', { word })}
              </label>
              <Input id={input} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" spellCheck={false} />
            </div>
          )}
          <footer className="mt-1 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{t('cancel')}</Button>
            </AlertDialog.Cancel>
            <Button kind="danger" busy={pending} disabled={word !== undefined && typed.trim() !== word} onClick={confirm}>
              {verb}
            </Button>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
