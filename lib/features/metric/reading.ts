import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';

/** A metric's value of an account: a decimal number or a category's name; null when there is none. */
export interface MetricValue {
  value: string | null;
  /** The local day of the newest thing it rests on; null for what is worked out anew each day. */
  on: string | null;
}

/** The values of some metrics, by internal id of the account; an account that is absent has none. */
export type Values<Id extends string> = ReadonlyMap<number, Readonly<Record<Id, MetricValue>>>;

/** Reads the metrics of one source, of many accounts in a few statements, as of a day. */
export type SourceReader<Id extends string> = (ctx: Context, accountIds: readonly number[], asOf: AsOf) => Promise<Values<Id>>;

const NOTHING: MetricValue = { value: null, on: null };

/** A number, a text or nothing as a metric's value. */
export const metricValue = (value: number | string | null | undefined, on: string | null = null): MetricValue =>
  value === null || value === undefined ? NOTHING : { value: String(value), on };
