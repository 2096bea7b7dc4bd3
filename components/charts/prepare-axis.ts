import type { FigureKind } from '@/components/charts/chart-data';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Steps that people read times in; longer ones are whole days. */
const TIME_STEPS = [
  1_000,
  5_000,
  10_000,
  30_000,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  120 * MINUTE,
  240 * MINUTE,
  480 * MINUTE,
  DAY,
];
const ROUND_STEPS = [1, 2, 2.5, 5, 10];

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = ROUND_STEPS.find((step) => step * power >= least * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(12));
}

function axisStep(kind: FigureKind, least: number): number {
  if (kind === 'duration') return TIME_STEPS.find((step) => step >= least) ?? Math.ceil(roundStep(least / DAY)) * DAY;
  return kind === 'number' ? Math.max(roundStep(least), 1) : roundStep(least);
}

/** Round ticks from zero (or below it, for negative figures) that hold all values; about `count` steps. */
export function axisTicks(kind: FigureKind, values: readonly (number | null)[], count = 3): number[] {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  if (low === high) return [0, kind === 'duration' ? MINUTE : 1];
  const step = axisStep(kind, (high - low) / count);
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Which of `count` points get a label: evenly spread, the first and the last among them. */
export function labelIndexes(count: number, room: number): number[] {
  const labels = Math.min(count, Math.max(room, 2));
  if (labels < 2) return count === 0 ? [] : [0];
  return Array.from({ length: labels }, (_, index) => Math.round((index * (count - 1)) / (labels - 1)));
}
