import * as z from 'zod';
import type { FieldError } from './errors';
import { fieldErrors } from './operation';

export const MAX_RECORDS = 1000;

/** Body of `PUT /api/v1/{collection}`: records are checked one by one, so that one never costs the others. */
export const UpsertInput = z.strictObject({ data: z.array(z.unknown()).min(1).max(MAX_RECORDS) });

const RejectedRecord = z.strictObject({
  index: z.int(),
  /** As sent; null when it was no text. */
  id: z.string().nullable(),
  errors: z.array(z.strictObject({ path: z.string(), code: z.string(), message: z.string() })),
});
type RejectedRecord = z.infer<typeof RejectedRecord>;

export const UpsertResult = z.strictObject({
  accepted: z.int(),
  /** Ignored because their `updatedAt` is older than what is stored. */
  stale: z.int(),
  rejected: z.array(RejectedRecord),
});
export type UpsertResult = z.infer<typeof UpsertResult>;

/** A record that its schema accepts, with its place in the call. */
interface IndexedRecord<R> {
  index: number;
  record: R;
}

function sentId(raw: unknown): string | null {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null;
  return typeof id === 'string' ? id.slice(0, 255) : null;
}

function rejection(index: number, raw: unknown, errors: FieldError[]): RejectedRecord {
  return { index, id: sentId(raw), errors };
}

/** The records of a call that fit the schema, and what is wrong with the others. */
function parseRecords<R>(schema: z.ZodType<R>, data: readonly unknown[]): { records: IndexedRecord<R>[]; rejected: RejectedRecord[] } {
  const records: IndexedRecord<R>[] = [];
  const rejected: RejectedRecord[] = [];
  for (const [index, raw] of data.entries()) {
    const parsed = schema.safeParse(raw);
    if (parsed.success) records.push({ index, record: parsed.data });
    else rejected.push(rejection(index, raw, fieldErrors(parsed.error)));
  }
  return { records, rejected };
}

/** What became of one record: a fault, or whether it was too old to count. */
export type RecordOutcome = { fault: FieldError } | { fault: null; isStale: boolean };

/**
 * Takes the records of a call one by one: what doesn't fit its schema is refused, `edit` says what became of the others.
 * @param edit answers an outcome for each record, in their order
 */
export async function upsertEach<R>(
  schema: z.ZodType<R>,
  data: readonly unknown[],
  edit: (records: readonly R[]) => Promise<readonly RecordOutcome[]>,
): Promise<UpsertResult> {
  const { records, rejected } = parseRecords(schema, data);
  const outcomes = await edit(records.map(({ record }) => record));
  const result: UpsertResult = { accepted: 0, stale: 0, rejected };
  for (const [place, outcome] of outcomes.entries()) {
    const index = records[place]?.index ?? 0;
    if (outcome.fault) rejected.push(rejection(index, data[index], [outcome.fault]));
    else if (outcome.isStale) result.stale += 1;
    else result.accepted += 1;
  }
  rejected.sort((a, b) => a.index - b.index);
  return result;
}
