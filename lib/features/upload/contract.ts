import * as z from 'zod';

export const UploadId = z.strictObject({ id: z.uuid() });
export const UploadPart = UploadId.extend({ offset: z.int().min(0).describe('How many bytes have arrived before these') });

/** A file on its way in: bytes announced and arrived. */
export const Upload = z.strictObject({ id: z.uuid(), fileName: z.string(), size: z.int(), received: z.int(), expiresAt: z.iso.datetime() });
export const Done = z.strictObject({});
