import Link from 'next/link';
import type { ReactNode } from 'react';
import { MarkedText } from '@/components/timeline/marked-text';
import { Icon, type IconName } from '@/components/ui/icon';
import type { TimelineEntry } from '@/lib/features/timeline/contract';

export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

interface EntryCardProps {
  entry: Pick<TimelineEntry, 'title' | 'excerpt' | 'at'>;
  icon: IconName;
  /** The time of day. */
  time: string;
  /** Where what it tells of opens; null when it can't. */
  href: string | null;
  /** What happened, its kind, who did it. */
  facts: readonly ReactNode[];
  /** What it tells of: values that changed then. */
  news: readonly FieldChange[];
  /** What of the record has changed since. */
  since: readonly FieldChange[];
  sinceWord: string;
}

/** One happening: as it was then, and with the way to what it tells of now. */
export function EntryCard({ entry, icon, time, href, facts, news, since, sinceWord }: EntryCardProps) {
  const title = <MarkedText segments={entry.title} />;
  return (
    <article className="flex min-w-0 gap-3 border-b border-grid px-card py-2.5 last:border-b-0">
      <span className="mt-0.5 grid size-6 flex-none place-items-center rounded-full bg-sunken text-ink-2">
        <Icon name={icon} size={14} />
      </span>
      <div className="min-w-0 grow">
        <p className="font-medium wrap-anywhere">
          {href ? (
            <Link href={href} scroll={false} className="hover:text-accent-ink">
              {title}
            </Link>
          ) : (
            title
          )}
        </p>
        <p className="flex flex-wrap gap-x-2 text-sm text-ink-2">
          {facts.map((fact, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: facts have no names and never change places
            <span key={place} className="not-first:before:mr-2 not-first:before:content-['·']">
              {fact}
            </span>
          ))}
        </p>
        <Changes changes={news} />
        {entry.excerpt.length > 0 && (
          <p className="mt-1 max-w-prose text-ink-2 wrap-anywhere">
            <MarkedText segments={entry.excerpt} />
          </p>
        )}
        {since.length > 0 && (
          <div className="mt-1 flex flex-wrap gap-x-2 text-sm">
            <span className="font-medium text-info">{sinceWord}</span>
            <Changes changes={since} />
          </div>
        )}
      </div>
      <time dateTime={entry.at} className="flex-none text-sm text-ink-2">
        {time}
      </time>
    </article>
  );
}

function Changes({ changes }: { changes: readonly FieldChange[] }) {
  return changes.map(({ field, before, after }) => (
    <p key={field} className="text-sm wrap-anywhere">
      <span className="text-ink-2">{field}</span> {before} <span aria-hidden="true">→</span> <b className="font-medium">{after}</b>
    </p>
  ));
}
