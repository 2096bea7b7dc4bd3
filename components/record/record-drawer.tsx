'use client';

import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { boxClass, scrimClass } from '@/components/ui/dialog';
import { Icon, type IconName } from '@/components/ui/icon';
import { leaveEscapeToList, useReturnFocus } from '@/components/ui/return-focus';

interface RecordDrawerProps {
  icon: IconName;
  /** What kind of record it is. */
  kind: string;
  title: string;
  /** Buttons beside the title, such as DeleteButton. */
  actions?: ReactNode;
  /** The page without the drawer. */
  closeHref: string;
  wide?: boolean;
  children: ReactNode;
}

const sideClass = 'inset-y-0 right-0 h-dvh w-[min(100vw,560px)] border-y-0 border-r-0';

/** A record beside the page it belongs to. Its address is the page's; Esc closes it, and focus goes back. */
export function RecordDrawer({ icon, kind, title, actions, closeHref, wide, children }: RecordDrawerProps) {
  const t = useTranslations('controls');
  const router = useRouter();
  const focus = useReturnFocus();
  const [open, setOpen] = useState(true);
  const close = (next: boolean) => {
    if (next) return;
    setOpen(false);
    router.push(closeHref, { scroll: false });
  };
  return (
    <Dialog.Root open={open} onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className={scrimClass} />
        <Dialog.Content
          {...focus}
          onEscapeKeyDown={leaveEscapeToList}
          aria-describedby={undefined}
          className={cx(boxClass, sideClass, wide && 'sm:w-[min(100vw,820px)]')}
        >
          <header className="flex min-h-12 items-center gap-2 border-b border-line pr-2 pl-4">
            <Icon name={icon} className="text-ink-3" />
            <span className="text-sm text-ink-2">{kind}</span>
            <div className="ml-auto flex items-center gap-1">
              {actions}
              <Dialog.Close asChild>
                <IconButton kind="quiet" icon="close" label={t('close')} />
              </Dialog.Close>
            </div>
          </header>
          <div data-layer-body="" className="min-h-0 grow overflow-y-auto px-4 pt-3 pb-6">
            <Dialog.Title className="mb-3 text-lg font-strong wrap-anywhere">{title}</Dialog.Title>
            {children}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
