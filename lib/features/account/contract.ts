import * as z from 'zod';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';

const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getUTCFullYear() >= 1900 && at.getUTCFullYear() <= 9999, 'The year must be 1900 to 9999');

const AttributeValue = z.union([plainText(2000), z.literal(''), z.number(), z.boolean(), z.null()]);
const MAX_ATTRIBUTES = 200;

/** Attributes merge by key; null removes one. */
const AttributeChange = z
  .record(wordedText(100), AttributeValue)
  .refine((attributes) => Object.keys(attributes).length <= MAX_ATTRIBUTES, `At most ${MAX_ATTRIBUTES} attributes`);

/** A record of `PUT /api/v1/accounts`: absent keeps what is stored, null clears it. */
export const AccountRecord = z.strictObject({
  id: CustomerId,
  name: wordedText(255),
  type: CustomerId.nullish(),
  parentId: CustomerId.nullish(),
  relationship: wordedText(100).nullish(),
  domain: wordedText(255).nullish(),
  createdAt: Instant.nullish(),
  status: wordedText(100).nullish(),
  lifecycleStage: wordedText(100).nullish(),
  ownerEmail: z.string().trim().toLowerCase().max(254).pipe(z.email()).nullish(),
  attributes: AttributeChange.nullish(),
  updatedAt: Instant.nullish(),
});
export type AccountRecord = z.infer<typeof AccountRecord>;

export const AccountId = z.strictObject({ accountId: CustomerId });

export const AccountMove = z.strictObject({
  accountId: CustomerId,
  parentId: CustomerId.nullable(),
  relationship: AccountRecord.shape.relationship,
});

/** The fields that may be changed on many accounts at once; each is set as it would be by a record. */
export const AccountChange = AccountRecord.pick({ ownerEmail: true, status: true, lifecycleStage: true });

export const BulkUpdate = z.strictObject({
  accountIds: z.array(CustomerId).min(1).max(1000),
  changes: AccountChange.refine((changes) => Object.keys(changes).length > 0, 'Name a field to change'),
});

/** The records that undo a bulk change, as `account.upsert` takes them. */
export const BulkUpdateResult = z.strictObject({
  changed: z.int(),
  undo: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      ownerEmail: z.string().nullable().optional(),
      status: z.string().nullable().optional(),
      lifecycleStage: z.string().nullable().optional(),
    }),
  ),
});

/** Whose visible accounts to work out again: one team's (its sets changed), or everyone's. */
export const VisibilityScope = z.union([z.strictObject({ teamId: z.uuid() }), z.strictObject({ all: z.literal(true) })]);

export const Done = z.strictObject({});
