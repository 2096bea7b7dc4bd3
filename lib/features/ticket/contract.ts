import * as z from 'zod';
import { EmailAddress } from '@/lib/features/member/contract';
import { Instant } from '@/lib/kit/instant';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';

const Word = wordedText(100);
/** A page of the customer's ticket system; other schemes than the web's could run on a click. */
const WebAddress = plainText(2000).pipe(z.url({ protocol: /^https?$/, error: 'This is not a web address' }));

/** A record of `PUT /api/v1/tickets`: absent keeps what is stored, null clears it. */
export const TicketRecord = z.strictObject({
  id: CustomerId,
  accountId: CustomerId,
  subject: wordedText(500),
  status: Word,
  priority: Word,
  type: Word,
  createdAt: Instant,
  closedAt: Instant.nullish().describe('The latest closing; without it the ticket is open, whatever its status says'),
  slaDueAt: Instant.nullish().describe('When an answer or a solution was promised'),
  slaBreachedAt: Instant.nullish().describe('Since when that promise is broken; without it, it is not'),
  escalated: z.boolean().nullish().describe('Passed up by the customer or by support'),
  url: WebAddress.nullish(),
  requesterEmail: EmailAddress.nullish(),
  csat: z.int('A score is a whole number').min(1).max(5).nullish(),
  updatedAt: Instant.nullish(),
});
export type TicketRecord = z.infer<typeof TicketRecord>;

export const TicketId = z.strictObject({ id: CustomerId });
export const Done = z.strictObject({});

/** A ticket as the API gives it. */
export const StoredTicket = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  subject: z.string(),
  status: z.string(),
  priority: z.string(),
  type: z.string(),
  createdAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  slaDueAt: z.iso.datetime().nullable(),
  slaBreachedAt: z.iso.datetime().nullable(),
  escalated: z.boolean(),
  url: z.string().nullable(),
  requesterEmail: z.string().nullable(),
  csat: z.int().nullable(),
  updatedAt: z.iso.datetime(),
});

const Counts = z.record(z.string(), z.int().positive());

/** The three trends of the Support page (seed 002), over the 12 months that end with the day's. */
export const SupportTrends = z.strictObject({
  months: z.array(
    z.strictObject({
      month: z.string().describe('YYYY-MM'),
      openAgeDays: z.number().nullable(),
      closedAgeDays: z.number().nullable(),
      openByPriority: Counts,
      openByType: Counts,
    }),
  ),
});

const Words = z.array(z.string());

export const SupportReading = z.strictObject({
  asOf: z.string(),
  partial: z.boolean(),
  freshTo: z.iso.datetime(),
  trends: SupportTrends,
  /** In use up to the day, for filters to choose from. */
  words: z.strictObject({ status: Words, priority: Words, type: Words }),
});
