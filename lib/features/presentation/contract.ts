import * as z from 'zod';
import { CustomerId } from '@/lib/kit/plain-text';

const STATUSES = ['waiting', 'making', 'done', 'failed'] as const;

export const PresentationRequest = z.strictObject({ accountId: CustomerId });
export const PresentationId = z.strictObject({ id: z.uuid() });

/** A deck that was asked for, and how far it is. */
export const Presentation = z.strictObject({
  id: z.uuid(),
  status: z.enum(STATUSES),
  /** Whole % */
  progress: z.int(),
  /** The asset it became. */
  assetId: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type Presentation = z.infer<typeof Presentation>;
