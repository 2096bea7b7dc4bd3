import { addDays, dayNumber, dayOf, monthOf, monthStart, weekStart } from '@/lib/kit/day';

export type Bucket = 'day' | 'week' | 'month';

/** First day of the day, ISO week (Monday) or month that holds `day`. */
export function bucketStart(day: string, bucket: Bucket): string {
  if (bucket === 'day') return day;
  const number = dayNumber(day);
  return dayOf(bucket === 'week' ? weekStart(number) : monthStart(monthOf(number).month));
}

function nextBucket(start: string, bucket: Bucket): string {
  if (bucket === 'month') return dayOf(monthStart(monthOf(dayNumber(start)).month + 1));
  return addDays(start, bucket === 'week' ? 7 : 1);
}

/** Last day of the bucket that holds `day`. */
export function bucketEnd(day: string, bucket: Bucket): string {
  return addDays(nextBucket(bucketStart(day, bucket), bucket), -1);
}

/** The first days of all buckets that touch `from` … `to`, both included; none when `from` is later. */
export function bucketsBetween(from: string, to: string, bucket: Bucket): string[] {
  const starts: string[] = [];
  for (let start = bucketStart(from, bucket); start <= to; start = nextBucket(start, bucket)) starts.push(start);
  return starts;
}

/** Whether the bucket has days after `asOf`, so that its figure will still grow. */
export function isPartial(start: string, bucket: Bucket, asOf: string): boolean {
  return bucketEnd(start, bucket) > asOf;
}
