const INSET = 3;

interface Point {
  x: number;
  y: number;
}

interface SparklinePaths {
  /** SVG path data, one for each run without a gap. */
  lines: string[];
  /** The latest known value. */
  last: Point | null;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Fits values into a box. null breaks the line; equal values lie in the middle. */
export function sparklinePaths(values: readonly (number | null)[], width: number, height: number): SparklinePaths {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = (width - 2 * INSET) / Math.max(values.length - 1, 1);
  const toPoint = (value: number, index: number): Point => ({
    x: round(INSET + index * step),
    y: high === low ? height / 2 : round(INSET + ((high - value) / (high - low)) * (height - 2 * INSET)),
  });
  const runs: Point[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push(toPoint(value, index));
  }
  const drawn = runs.filter((run) => run.length > 0);
  const lines = drawn.map((run) => `M${run.map(({ x, y }) => `${x} ${y}`).join('L')}${run.length === 1 ? 'h0' : ''}`);
  return { lines, last: drawn.at(-1)?.at(-1) ?? null };
}
