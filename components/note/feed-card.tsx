import Link from 'next/link';
import { Markdown } from '@/components/markdown/markdown';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { Tag } from '@/components/ui/tag';
import type { FeedEntry } from '@/lib/features/note/contract';

interface FeedCardProps {
  entry: FeedEntry;
  /** Where it opens. */
  href: string;
  /** When it was written, as the reader reads it. */
  time: string;
  words: { author: string; pinned: string; edited: string | null };
}

/** A note, or what was written down of a touchpoint. */
export function FeedCard({ entry: { kind, subject, body, pinned, at }, href, time, words }: FeedCardProps) {
  return (
    <article className="min-w-0 border-b border-grid px-card py-3 last:border-b-0">
      <header className="mb-1.5 flex flex-wrap items-center gap-2">
        <Avatar name={words.author} size={20} />
        <span className="font-medium">{words.author}</span>
        <Link href={href} scroll={false} className="text-sm text-ink-2 hover:text-accent-ink">
          <time dateTime={at}>{time}</time>
        </Link>
        {words.edited && <span className="text-sm text-ink-2">{words.edited}</span>}
        {pinned && (
          <Tag>
            <Icon name="pin" size={14} className="mr-1" />
            {words.pinned}
          </Tag>
        )}
        {kind === 'interaction' && (
          <Link href={href} scroll={false} className="flex min-w-0 items-center gap-1 text-sm text-accent-ink">
            <Icon name="phone" size={14} />
            <span className="cut">{subject}</span>
          </Link>
        )}
      </header>
      <Markdown>{body}</Markdown>
    </article>
  );
}
