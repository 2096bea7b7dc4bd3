import * as z from 'zod';

export const MailSummary = z.strictObject({
  id: z.uuid(),
  toName: z.string(),
  toAddress: z.string(),
  subject: z.string(),
  createdAt: z.date(),
  sentAt: z.date().nullable(),
  /** `smtp`, `local` (kept here, as no server is configured), or null while it waits. */
  transport: z.enum(['smtp', 'local']).nullable(),
  lastError: z.string().nullable(),
});
export type MailSummary = z.infer<typeof MailSummary>;

export const MailPage = z.strictObject({ cursor: z.string().max(200).optional(), limit: z.int().min(1).max(200).default(50) });
export const MailList = z.strictObject({ data: z.array(MailSummary), nextCursor: z.string().nullable() });

export const MailId = z.strictObject({ id: z.uuid() });

/** One-time links keep their secret only in mails that no server took: those are read here. */
export const StoredMail = MailSummary.extend({ text: z.string(), html: z.string() });
export type StoredMail = z.infer<typeof StoredMail>;
