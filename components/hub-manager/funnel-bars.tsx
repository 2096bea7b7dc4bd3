import Link from 'next/link';
import { cx } from '@/components/ui/cx';

interface FunnelStage {
  id: string;
  label: string;
  value: string;
  /** Between 0 and 1, of those in the first stage. */
  share: number;
  shareText: string;
  /** Who got no further. */
  words: string;
  /** Opens or closes them; absent where there are none. */
  href?: string;
  isOpen: boolean;
}

/** Stages side by side, each with its bar and who is stuck there; on a phone below each other. */
export function FunnelBars({ label, stages }: { label: string; stages: readonly FunnelStage[] }) {
  return (
    <ol aria-label={label} className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-6 gap-y-4 px-card pb-card phone:grid-cols-1">
      {stages.map(({ id, label: name, value, share, shareText, words, href, isOpen }) => (
        <li key={id} className="min-w-0">
          <div className="flex justify-between text-sm text-ink-2">
            <span>{name}</span>
            <span>{shareText}</span>
          </div>
          <div className="text-2xl leading-8 font-strong tracking-[-.02em]">{value}</div>
          <div aria-hidden="true" className="mt-0.5 h-2 rounded-sm bg-pressed">
            <div className="h-2 rounded-sm bg-accent" style={{ width: `${share * 100}%` }} />
          </div>
          {href ? (
            <Link
              href={href}
              scroll={false}
              prefetch={false}
              aria-expanded={isOpen}
              className={cx(
                'mt-2 inline-flex min-h-6 items-center rounded-sm border px-1.5 text-sm',
                isOpen
                  ? 'border-accent-line bg-accent-soft font-medium text-accent-ink'
                  : '-ml-1.5 border-transparent text-ink-2 hover:bg-hover hover:text-ink',
              )}
            >
              {words}
            </Link>
          ) : (
            <p className="mt-2 min-h-6 content-center text-sm text-ink-2">{words}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
