interface ProgressProps {
  /** What is going on: its accessible name. */
  label: string;
  done: number;
  /** Unknown total: the bar says only that it goes on. */
  total?: number;
}

const bar =
  'block h-1.5 w-full appearance-none overflow-hidden rounded-full border-0 bg-pressed indeterminate:animate-pulse ' +
  '[&::-webkit-progress-bar]:bg-pressed [&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent';

/** How far long work has come. */
export function Progress({ label, done, total }: ProgressProps) {
  return <progress aria-label={label} max={total} value={total === undefined ? undefined : done} className={bar} />;
}
