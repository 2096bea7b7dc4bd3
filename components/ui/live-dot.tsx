import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';

interface LiveDotProps {
  /** `quiet`: nothing arrived for long; `lost`: no connection. */
  state?: 'live' | 'quiet' | 'lost';
  children: ReactNode;
}

const fills = { live: 'bg-good-fill', quiet: 'bg-unknown-fill', lost: 'bg-poor-fill' };

/** How fresh something is; the words say it, the dot repeats it. */
export function LiveDot({ state = 'live', children }: LiveDotProps) {
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden="true" className={cx('size-1.75 flex-none rounded-full', fills[state])} />
      {children}
    </span>
  );
}
