'use client';

import { Dialog as RadixDialog } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { leaveEscapeToList, useReturnFocus } from '@/components/ui/return-focus';

interface DialogProps {
  title: string;
  description?: string;
  /** The button that opens it; without one, `open` does. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** `sheet` rises from the foot of a phone; on a wide screen it is a dialog as any other. */
  form?: 'dialog' | 'sheet';
  wide?: boolean;
  footer?: ReactNode;
  children: ReactNode;
}

export const scrimClass = 'fixed inset-0 z-30 bg-scrim';
export const boxClass = 'fixed z-40 flex flex-col border border-line-strong bg-surface text-ink shadow-pop outline-none';
export const centredClass = 'top-[12vh] left-1/2 max-h-[76vh] w-[calc(100vw-32px)] -translate-x-1/2 rounded-lg';
const sheetClass =
  'phone:inset-x-0 phone:top-auto phone:bottom-0 phone:left-0 phone:max-h-[85vh] phone:w-full ' +
  'phone:translate-x-0 phone:rounded-b-none phone:border-x-0 phone:border-b-0 phone:pb-[env(safe-area-inset-bottom)]';

/** A layer over the page. Focus stays in it, Esc closes it, and focus goes back where it was. */
export function Dialog(props: DialogProps) {
  const { title, description, trigger, open, onOpenChange, form, wide, footer, children } = props;
  const t = useTranslations('controls');
  const focus = useReturnFocus();
  const described = description ? {} : { 'aria-describedby': undefined };
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <RadixDialog.Trigger asChild>{trigger}</RadixDialog.Trigger>}
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={scrimClass} />
        <RadixDialog.Content
          {...described}
          {...focus}
          onEscapeKeyDown={leaveEscapeToList}
          className={cx(boxClass, centredClass, wide ? 'max-w-200' : 'max-w-120', form === 'sheet' && sheetClass)}
        >
          <header className="flex min-h-12 items-center gap-2 border-b border-line pr-2 pl-4">
            <RadixDialog.Title className="grow cut text-lg font-strong">{title}</RadixDialog.Title>
            <RadixDialog.Close asChild>
              <IconButton kind="quiet" icon="close" label={t('close')} />
            </RadixDialog.Close>
          </header>
          <div data-layer-body="" className="min-h-0 grow overflow-y-auto p-4">
            {description && <RadixDialog.Description className="mb-3 text-ink-2">{description}</RadixDialog.Description>}
            {children}
          </div>
          {footer && <footer className="flex justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
