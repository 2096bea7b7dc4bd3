import { type ReactNode, useId } from 'react';
import { cx } from '@/components/ui/cx';

interface PanelProps {
  title: string;
  /** A unit, a window or a count, at the end of the header. */
  meta?: ReactNode;
  /** Small buttons at the end of the header; one "add" button at most. */
  actions?: ReactNode;
  /** The one fact to know, and one link. */
  footer?: ReactNode;
  /** The body reaches the borders, as tables and lists of rows do. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A titled card; what it holds, or which of the honest states, is its children. */
export function Panel({ title, meta, actions, footer, flush, className, children }: PanelProps) {
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className={cx('flex min-w-0 flex-col rounded-lg border border-line bg-surface print:break-inside-avoid', className)}
    >
      <header className="flex min-h-11 items-center gap-2 pr-2 pl-card">
        <h2 id={heading} className="cut font-strong">
          {title}
        </h2>
        <div className="ml-auto flex flex-none items-center gap-1 pr-1 text-sm text-ink-2">
          {meta}
          {actions}
        </div>
      </header>
      <div className={cx('grow', flush ? 'pb-1' : 'px-card pb-card')}>{children}</div>
      {footer && (
        <footer className="flex items-center justify-between gap-2 border-t border-line px-card py-1 text-sm text-ink-2 *:min-h-7 *:content-center">
          {footer}
        </footer>
      )}
    </section>
  );
}
