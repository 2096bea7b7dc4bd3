import * as z from 'zod';
import { wordedText } from '@/lib/kit/plain-text';
import { METRIC_UNITS } from './metrics';

/** An id of the metrics' registry; only its form is checked here. */
export const MetricId = z.string().min(1).max(200);

export const ChartMetrics = z.strictObject({ metrics: z.array(MetricId).min(1).max(50) });

/** How far the keeping of a day has come: accounts up to this internal id are done. */
const KeepPosition = z.strictObject({ day: z.iso.date(), metrics: z.array(MetricId), after: z.int() });
export type KeepPosition = z.infer<typeof KeepPosition>;
export const KeepStep = z.strictObject({ at: KeepPosition.nullable() });
export const KeepNext = z.strictObject({ next: KeepPosition.nullable() });

/** Values of so many accounts are added up one by one as fast as from slices of 50,000. */
export const FEW_ACCOUNTS = 100;
export const SliceNext = z.strictObject({ more: z.boolean() });

/** A metric that an organization defined itself. */
export const OwnMetric = z.strictObject({
  /** As charts, models and rules name it. */
  id: z.string(),
  name: z.string(),
  unit: z.enum(METRIC_UNITS),
  /** Of a formula. */
  expression: z.string().nullable(),
  isArchived: z.boolean(),
});
export type OwnMetric = z.infer<typeof OwnMetric>;

export const NewFormula = z.strictObject({
  name: wordedText(60),
  expression: z.string().min(1).max(500).describe('mrr / mau; metrics of the organization in brackets: [attribute:seats]'),
  /** Decimals that its values keep. */
  decimals: z.int().min(0).max(3).default(2),
  asShare: z.boolean().default(false).describe('Shows a bare number as a percentage of 1'),
});
export const FormulaId = z.strictObject({ id: z.uuid() });

export const Done = z.strictObject({});
