import * as z from 'zod';

/** An id of the metrics' registry; only its form is checked here. */
export const MetricId = z.string().min(1).max(200);

export const ChartMetrics = z.strictObject({ metrics: z.array(MetricId).min(1).max(50) });

/** How far the keeping of a day has come: accounts up to this internal id are done. */
const KeepPosition = z.strictObject({ day: z.iso.date(), metrics: z.array(MetricId), after: z.int() });
export type KeepPosition = z.infer<typeof KeepPosition>;
export const KeepStep = z.strictObject({ at: KeepPosition.nullable() });
export const KeepNext = z.strictObject({ next: KeepPosition.nullable() });

export const Done = z.strictObject({});
