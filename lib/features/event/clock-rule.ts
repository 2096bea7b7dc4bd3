import { LIMITS } from './limits';

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d\d(?::?\d\d)?)?)?$/;
const MINUTE = 60_000;

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE;
}

/**
 * Epoch milliseconds of an ISO 8601 time, cut to the millisecond; without an offset it is UTC.
 * Null for anything else, also for days and hours that don't exist (Date.parse would roll them over).
 */
export function parseTime(value: unknown): number | null {
  const parts = typeof value === 'string' ? ISO.exec(value) : null;
  if (!parts) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = parts;
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(days);
  if (Number(year) < 100 || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return days + Number(hour) * 60 * MINUTE + Number(minute) * MINUTE + Number(second) * 1_000 + milliseconds - offsetMs(zone);
}

/**
 * metrics.md, Clock: the client's timestamp stands; only when sentAt differs from the time of receipt by more than
 * 5 minutes is it moved by that difference. All in epoch ms.
 */
export function correctedTime(timestamp: number, sentAt: number | null, receivedAt: number): number {
  const skew = sentAt === null ? 0 : receivedAt - sentAt;
  return Math.abs(skew) > LIMITS.clockSkewMs ? timestamp + skew : timestamp;
}

/** The earliest accepted time: events older than the retention are refused. Epoch ms. */
export function oldestAccepted(receivedAt: number, retentionYears: number): number {
  return new Date(receivedAt).setUTCFullYear(new Date(receivedAt).getUTCFullYear() - retentionYears);
}
