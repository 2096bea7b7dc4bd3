import { cx } from '@/components/ui/cx';
import { SCORES, type SurveyKind } from '@/lib/features/survey/metrics';

interface ScoreRowProps {
  kind: SurveyKind;
  current: number | null;
  label: string;
  /** What the first and the last number mean. */
  low: string;
  high: string;
}

const columns: Record<SurveyKind, string> = { nps: 'grid-cols-[repeat(11,minmax(0,1fr))]', csat: 'grid-cols-5' };
const number =
  'h-11 rounded-md border border-line-control bg-surface text-lg font-strong hover:bg-hover ' +
  'aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent phone:text-md';

/** A button a number; each sends the form with its score. */
export function ScoreRow({ kind, current, label, low, high }: ScoreRowProps) {
  return (
    <div>
      <fieldset aria-label={label} className={cx('grid gap-1', columns[kind])}>
        {SCORES[kind].map((score) => (
          <button key={score} type="submit" name="score" value={score} aria-pressed={score === current} className={number}>
            {score}
          </button>
        ))}
      </fieldset>
      <div className="mt-1.5 flex justify-between gap-4 text-sm text-ink-2">
        <span>{low}</span>
        <span className="text-right">{high}</span>
      </div>
    </div>
  );
}
