import * as z from 'zod';
import { EVENT_TYPES } from './kinds';

/** What one request (or a run of lines of a file) hands to the ingest. Its events are checked one by one. */
export const Delivery = z.strictObject({
  receivedAt: z.date(),
  events: z.array(z.unknown()),
  /** Bytes that the events had as sent, together. */
  bytes: z.number(),
  /** The type of a call to its own path; in a batch each event names its own. */
  type: z.enum(EVENT_TYPES).nullable(),
  sentAt: z.unknown(),
  context: z.unknown(),
  /** Files hold times that were corrected when they were first received: sentAt is ignored. */
  keepTimes: z.boolean(),
});
export type Delivery = z.infer<typeof Delivery>;

export const IngestInput = z.strictObject({ deliveries: z.array(Delivery) });

/** An event of a delivery that was not taken. */
export const Rejected = z.strictObject({
  /** Its place in the delivery, from 0. */
  index: z.int(),
  messageId: z.string().nullable(),
  reason: z.string(),
});
export type Rejected = z.infer<typeof Rejected>;

export const IngestOutput = z.strictObject({
  /** Events stored now; the rest was refused or had been stored before. */
  stored: z.int(),
  /** Refused events, one list a delivery. */
  rejected: z.array(z.array(Rejected)),
});
export type IngestOutput = z.infer<typeof IngestOutput>;
