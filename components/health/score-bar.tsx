import { cx } from '@/components/ui/cx';

interface ScoreBarProps {
  /** 0 to 100; null when there is none. */
  score: number | null;
  /** The lowest whole score of each band. */
  bands: { average: number; good: number };
  /** What stands at its ends, worst first. */
  ends: readonly [string, string];
  size?: 'small' | 'normal';
}

/** Where a score lies between the worst and the best, over the bands. The score itself stands beside it, in words. */
export function ScoreBar({ score, bands: { average, good }, ends, size = 'normal' }: ScoreBarProps) {
  const parts = [
    { fill: 'bg-poor-fill', width: average },
    { fill: 'bg-average-fill', width: good - average },
    { fill: 'bg-good-fill', width: 100 - good },
  ];
  return (
    <div className={size === 'small' ? 'w-36' : 'w-full'}>
      <div aria-hidden="true" className="relative flex items-center gap-px py-1.5">
        {parts.map(({ fill, width }) => (
          <span
            key={fill}
            className={cx('rounded-xs', fill, size === 'small' ? 'h-1' : 'h-1.5', score === null && 'opacity-35')}
            style={{ width: `${width}%` }}
          />
        ))}
        {score !== null && (
          <span
            className="absolute size-2.5 -translate-x-1/2 rounded-full border-2 border-ink bg-surface"
            style={{ left: `${Math.min(Math.max(score, 2), 98)}%` }}
          />
        )}
      </div>
      <div className="flex justify-between gap-2 text-xs text-ink-2">
        {ends.map((end, index) => (
          <span key={index === 0 ? 'worst' : 'best'}>{end}</span>
        ))}
      </div>
    </div>
  );
}
