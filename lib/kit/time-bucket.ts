export type Bucket = 'day' | 'week' | 'month';

const DAY_MS = 86_400_000;
const toTime = (day: string) => Date.parse(`${day}T00:00:00Z`);
const toDay = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The calendar day `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return toDay(toTime(day) + count * DAY_MS);
}

/** First day of the day, ISO week (Monday) or month that holds `day`. */
export function bucketStart(day: string, bucket: Bucket): string {
  if (bucket === 'day') return day;
  if (bucket === 'month') return `${day.slice(0, 7)}-01`;
  return addDays(day, -((new Date(toTime(day)).getUTCDay() + 6) % 7));
}

/** Last day of the bucket that holds `day`. */
export function bucketEnd(day: string, bucket: Bucket): string {
  return addDays(nextBucket(bucketStart(day, bucket), bucket), -1);
}

function nextBucket(start: string, bucket: Bucket): string {
  if (bucket === 'month') return bucketStart(addDays(start, 31), 'month');
  return addDays(start, bucket === 'week' ? 7 : 1);
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
