import * as z from 'zod';
import { SCOPES } from '@/lib/kit/access';
import { wordedText } from '@/lib/kit/plain-text';

export const KeyScope = z.enum(SCOPES);
export const KeyKind = z.enum(['api', 'write']);

/** A write key may ingest and nothing else; an API key what its scopes say. */
export const NewKey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('api'), name: wordedText(100), scopes: z.array(KeyScope).min(1).max(SCOPES.length) }),
  z.strictObject({ kind: z.literal('write'), name: wordedText(100) }),
]);

/** `secret` is shown here and never again. */
export const CreatedKey = z.strictObject({ id: z.uuid(), prefix: z.string(), secret: z.string() });

export const KeyId = z.strictObject({ id: z.uuid() });

export const Key = z.strictObject({
  id: z.uuid(),
  kind: KeyKind,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(KeyScope),
  createdAt: z.date(),
  /** Null for keys that an operator or another key made. */
  createdBy: z.string().nullable(),
  /** To the minute. */
  lastUsedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
});
export type Key = z.infer<typeof Key>;

export const Done = z.strictObject({});
