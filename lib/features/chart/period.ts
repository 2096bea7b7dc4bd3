import { addDays, dayNumber, dayOf, monthOf, monthStart } from '@/lib/kit/day';
import { bucketEnd, bucketStart, bucketsBetween, isPartial } from '@/lib/kit/time-bucket';
import type { ChartContent, ChartFigures } from './contract';

/** Days, weeks or months that a chart shows, by day numbers; both ends count. */
export interface Period {
  from: number;
  to: number;
  buckets: { from: number; to: number }[];
}

type Asked = Pick<ChartContent, 'days' | 'grain'>;

function periodOf(starts: readonly string[], grain: Asked['grain'], last: string): Period {
  const to = dayNumber(last);
  const buckets = starts.map((start) => ({ from: dayNumber(start), to: Math.min(dayNumber(bucketEnd(start, grain)), to) }));
  return { from: buckets[0]?.from ?? to, to, buckets };
}

/** The first day so many days, weeks or months before. */
function before(start: string, grain: Asked['grain'], count: number): string {
  if (grain === 'month') return dayOf(monthStart(monthOf(dayNumber(start)).month - count));
  return addDays(start, -count * (grain === 'week' ? 7 : 1));
}

/** What a chart shows up to a day, and as many days, weeks or months before that. */
export function periodsOf({ days, grain }: Asked, last: string): { shown: Period; earlier: Period } {
  const starts = bucketsBetween(bucketStart(addDays(last, 1 - days), grain), last, grain);
  const [first = last] = starts;
  const former = starts.map((start) => before(start, grain, starts.length));
  return { shown: periodOf(starts, grain, last), earlier: periodOf(former, grain, addDays(first, -1)) };
}

/** The points of a period as charts name them. */
export function pointsOf({ buckets }: Period, { grain }: Asked, last: string): ChartFigures['points'] {
  return buckets.map(({ from }) => ({ start: dayOf(from), partial: isPartial(dayOf(from), grain, last) }));
}
