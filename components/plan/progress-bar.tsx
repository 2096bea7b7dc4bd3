import { cx } from '@/components/ui/cx';

interface ProgressBarProps {
  /** Whole %, also below 0 and over 100; null: unknown. The drawing stays within its bounds, the words don't. */
  percent: number | null;
  /** The same in words. */
  words: string;
}

/** How far something has come: words, and a bar for the eye. */
export function ProgressBar({ percent, words }: ProgressBarProps) {
  const width = Math.min(100, Math.max(0, percent ?? 0));
  return (
    <div className="flex min-w-0 items-center gap-2">
      <span aria-hidden="true" className="h-1.5 w-24 flex-none overflow-hidden rounded-full bg-pressed print:border print:border-line">
        <span
          className={cx('block h-full rounded-full', percent !== null && percent >= 100 ? 'bg-good' : 'bg-accent')}
          style={{ width: `${width}%` }}
        />
      </span>
      <span className="text-sm whitespace-nowrap">{words}</span>
    </div>
  );
}
