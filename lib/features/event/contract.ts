import * as z from 'zod';
import { AsOf } from '@/lib/features/usage/contract';
import { CustomerId, plainText } from '@/lib/kit/plain-text';
import { EVENT_TYPES } from './kinds';
import { LIMITS } from './limits';

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

/** A stored event with its names. */
export const StoredEvent = z.strictObject({
  messageId: z.string(),
  type: z.enum(EVENT_TYPES),
  /** Corrected by the clock rule. */
  at: z.date(),
  receivedAt: z.date(),
  /** The customer's id of the account; null for anonymous events and aliases. */
  accountId: z.string().nullable(),
  accountName: z.string().nullable(),
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  name: z.string().nullable(),
  module: z.string().nullable(),
  feature: z.string().nullable(),
  count: z.int(),
  durationMs: z.int(),
  /** Whatever else was sent. */
  extra: z.unknown(),
});
export type StoredEvent = z.infer<typeof StoredEvent>;

/** A refused event as sent (large ones cut), and why. */
export const RefusedCall = z.strictObject({
  /** Names it within the list; opaque. */
  id: z.string(),
  receivedAt: z.date(),
  messageId: z.string().nullable(),
  /** The field at fault. */
  reason: z.string(),
  detail: z.string(),
  body: z.unknown(),
});
export type RefusedCall = z.infer<typeof RefusedCall>;

export const EventPage = z.strictObject({
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(2_000).optional(),
});

export const StoredEvents = z.strictObject({ data: z.array(StoredEvent), nextCursor: z.string().nullable() });
export const RefusedCalls = z.strictObject({ data: z.array(RefusedCall), nextCursor: z.string().nullable() });

/** An account's raw activity, optionally of one user or module. */
export const EventStreamPage = EventPage.extend({
  accountId: CustomerId,
  asOf: AsOf.describe('The day in the organization’s zone to look back from, itself included; until now when absent, today at most'),
  userId: CustomerId.optional(),
  module: plainText(LIMITS.itemCharacters).optional(),
});

/** One of the ids of a product user. */
export const AliasedUser = z.strictObject({ accountId: CustomerId, userId: CustomerId });

export const Done = z.strictObject({});
