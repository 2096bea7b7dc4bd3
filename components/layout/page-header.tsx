import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: string;
  /** A count or another short fact after the title. */
  meta?: ReactNode;
  actions?: ReactNode;
}

/** The name of a page and what one can do with all of it. */
export function PageHeader({ title, meta, actions }: PageHeaderProps) {
  return (
    <div className="flex min-h-15 flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <h1 className="text-xl leading-7 font-strong tracking-[-.01em]">{title}</h1>
      {meta && <span className="text-ink-2">{meta}</span>}
      {actions && <div className="ml-auto flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
