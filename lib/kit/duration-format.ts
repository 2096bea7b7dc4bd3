import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';

const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1_000 },
] as const;

/** Milliseconds in their two largest units, cut not rounded: "3h 20m", "45s"; under a second "820ms". */
export function formatDuration(ms: number | null, locale: string): string {
  if (ms === null) return NO_VALUE;
  const part = (amount: number, unit: string) => formatNumber(amount, locale, { style: 'unit', unit, unitDisplay: 'narrow' });
  const size = Math.abs(ms);
  const first = STEPS.findIndex((step) => size >= step.ms);
  const [large, small] = [STEPS[first], STEPS[first + 1]];
  if (large === undefined) return ms === 0 ? part(0, 'second') : part(ms, 'millisecond');
  const rest = small === undefined ? 0 : Math.floor((size % large.ms) / small.ms);
  const text = part(Math.sign(ms) * Math.floor(size / large.ms), large.unit);
  return small === undefined || rest === 0 ? text : `${text} ${part(rest, small.unit)}`;
}
