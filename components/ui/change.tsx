import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';

interface ChangeProps {
  /** What it grew by; more is better. */
  by: number;
  /** The figure with its sign, and since when. */
  children: ReactNode;
}

/** How a figure moved: arrow and words, colour last. */
export function Change({ by, children }: ChangeProps) {
  return (
    <span className={cx('inline-flex items-center gap-0.5', by > 0 && 'text-good', by < 0 && 'text-poor')}>
      {by !== 0 && <Icon name={by > 0 ? 'arrow-up' : 'arrow-down'} size={14} />}
      {children}
    </span>
  );
}
