import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';

/** A short fact in a grey box. */
export function Tag({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span className={cx('inline-flex h-5 flex-none items-center rounded-sm bg-pressed px-1.5 text-sm whitespace-nowrap text-ink-2', className)}>
      {children}
    </span>
  );
}

interface CountProps {
  children: ReactNode;
  /** Something that wants attention. */
  alert?: boolean;
  className?: string;
}

/** A small number beside a word. */
export function Count({ children, alert, className }: CountProps) {
  return (
    <span
      className={cx(
        'inline-block h-4.5 min-w-4.5 rounded-full px-1 text-center text-xs leading-[18px] font-medium',
        alert ? 'bg-poor-soft text-poor' : 'bg-pressed text-ink-2',
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A key of the keyboard. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd className={cx('inline-block flex-none rounded-sm border border-line bg-sunken px-1.25 font-sans text-xs leading-4 text-ink-3', className)}>
      {children}
    </kbd>
  );
}
