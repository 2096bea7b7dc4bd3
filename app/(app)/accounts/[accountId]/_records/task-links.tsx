import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatDay } from '@/lib/kit/date-format';
import { readableWord } from '@/lib/kit/readable-word';
import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';

interface TaskLinksProps {
  label: string;
  tasks: readonly { id: string; title: string; status: string; dueOn: string | null; assignee: string | null }[];
  place: AccountPlace;
  /** Beside the label, such as a link that adds one; with it the section is there without tasks too. */
  aside?: ReactNode;
}

/** The tasks that hang on another record. */
export function TaskLinks({ label, tasks, place, aside }: TaskLinksProps) {
  if (tasks.length === 0 && !aside) return null;
  return (
    <section aria-label={label} className="mt-5">
      <h3 className="flex items-center justify-between font-strong">
        {label}
        {aside}
      </h3>
      <ul>
        {tasks.map(({ id, title, status, dueOn, assignee }) => (
          <li key={id} className="flex min-h-9 items-center gap-2 border-b border-grid last:border-b-0">
            <Link href={hrefWith(place.path, { ...place.search, open: `task:${id}` })} scroll={false} className="grow cut hover:text-accent-ink">
              {title}
            </Link>
            <span className="text-sm text-ink-2">
              {[readableWord(status), assignee, dueOn && formatDay(dueOn, place.locale)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
