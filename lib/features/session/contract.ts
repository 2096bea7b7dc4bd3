import * as z from 'zod';

export const SessionId = z.strictObject({ id: z.uuid() });

export const OpenSession = z.strictObject({
  id: z.uuid(),
  createdAt: z.date(),
  /** To the minute. */
  lastSeenAt: z.date(),
  address: z.string(),
  userAgent: z.string(),
  /** The one that asks. */
  current: z.boolean(),
});
export type OpenSession = z.infer<typeof OpenSession>;

export const Done = z.strictObject({});
