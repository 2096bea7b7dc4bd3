interface ProgressProps {
  /** What is going on: its accessible name. */
  label: string;
  done: number;
  /** Unknown total: the bar says only that it goes on. */
  total?: number;
}

/** How far long work has come. */
export function Progress({ label, done, total }: ProgressProps) {
  const share = total ? Math.min(1, done / total) : undefined;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={total === undefined ? undefined : done}
      className="h-1.5 w-full overflow-hidden rounded-full bg-pressed"
    >
      <div
        className={share === undefined ? 'h-full w-1/3 animate-pulse bg-accent' : 'h-full bg-accent'}
        style={share === undefined ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
