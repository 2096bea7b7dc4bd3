import Link from 'next/link';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';

export interface ListedRow {
  id: string;
  title: string;
  /** Where the title leads. */
  href?: string;
  icon?: IconName;
  /** What stands before the title in place of an icon. */
  lead?: ReactNode;
  /** What tells it from others of its kind, below the title. */
  text?: ReactNode;
  /** A date, a state or a figure at the end of the line. */
  end?: ReactNode;
}

/** Records of a widget, a line or two each. */
export function RowList({ label, rows }: { label: string; rows: readonly ListedRow[] }) {
  return (
    <ul aria-label={label}>
      {rows.map(({ id, title, href, icon, lead, text, end }) => (
        <li key={id} className="flex gap-2 border-b border-grid px-card py-1.5 last:border-b-0">
          {lead}
          {icon && <Icon name={icon} size={14} className="mt-1 text-ink-3" />}
          <div className="min-w-0 grow">
            <div className="[overflow-wrap:anywhere]">
              {href ? (
                <Link href={href} scroll={false} prefetch={false} className="hover:text-accent-ink hover:underline">
                  {title}
                </Link>
              ) : (
                title
              )}
            </div>
            {text && <div className="text-sm text-ink-2 [overflow-wrap:anywhere]">{text}</div>}
          </div>
          {end && <div className="flex-none pt-px text-right text-sm text-ink-2">{end}</div>}
        </li>
      ))}
    </ul>
  );
}
