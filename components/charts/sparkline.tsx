import { sparklinePaths } from '@/components/charts/prepare-sparkline';

const WIDTH = 72;
const HEIGHT = 20;

interface SparklineProps {
  /** Oldest first; null is a gap. */
  values: readonly (number | null)[];
  /** The values in words, for those who can't see the line. */
  label: string;
}

/** A trend of the size of a word: its own SVG, so that the server can draw it. */
export function Sparkline({ values, label }: SparklineProps) {
  const { lines, last } = sparklinePaths(values, WIDTH, HEIGHT);
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className="inline-block align-middle">
      {lines.map((line) => (
        <path key={line} d={line} fill="none" stroke="var(--ink-2)" strokeWidth={1.5} strokeLinejoin="round" strokeLinecap="round" />
      ))}
      {last && <circle cx={last.x} cy={last.y} r={2} fill="var(--ink)" />}
    </svg>
  );
}
