import * as z from 'zod';
import { SENTIMENTS } from '@/lib/features/contact/table';
import { EmailAddress } from '@/lib/features/member/contract';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { INTERACTION_STATUSES, interactionTable } from './table';

const MOST_PARTICIPANTS = 200;
const MOST_FOLLOW_UPS = 20;
const MINUTES_A_WEEK = 10_080;

const Word = wordedText(100);
const Subject = wordedText(300);
/** Markdown */
const Body = plainText(50_000);
const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const InteractionStatus = z.enum(INTERACTION_STATUSES);

/** Someone who takes part, on either side; who it is follows from the address. */
export const Participant = z.strictObject({ email: EmailAddress, role: Word });
export type Participant = z.infer<typeof Participant>;
const Participants = z.array(Participant).max(MOST_PARTICIPANTS);

/** A record of `PUT /api/v1/interactions`: absent keeps what is stored, null clears it; participants are replaced whole. */
export const InteractionRecord = z.strictObject({
  id: CustomerId,
  accountId: CustomerId,
  type: Word,
  subtype: Word.nullish(),
  subject: Subject,
  body: Body.nullish(),
  occurredAt: Instant,
  /** Whether it took place; without it, what lies in the past has. */
  completed: z.boolean().nullish(),
  participants: Participants.nullish(),
  updatedAt: Instant.nullish(),
});
export type InteractionRecord = z.infer<typeof InteractionRecord>;

/** What people write about a touchpoint. */
const InteractionFields = z.strictObject({
  type: Word,
  subtype: Word.nullable(),
  reason: Word.nullable(),
  sentiment: z.enum(SENTIMENTS).nullable(),
  subject: Subject,
  body: Body.nullable(),
  status: InteractionStatus,
  occurredAt: Instant,
  durationMinutes: z.int().min(1).max(MINUTES_A_WEEK).nullable(),
  participants: Participants,
});

const FollowUp = z.strictObject({ title: Subject, dueOn: z.iso.date().nullish(), assigneeId: z.uuid().nullish() });

/** `followUps` become tasks that name the touchpoint. */
export const NewInteraction = InteractionFields.partial()
  .required({ type: true, subject: true, occurredAt: true })
  .extend({ accountId: CustomerId, followUps: z.array(FollowUp).max(MOST_FOLLOW_UPS).optional() });

/** What is absent stays; `version` is the one that the editor began from. */
export const InteractionChange = InteractionFields.partial().extend({ id: CustomerId, version: z.int().positive().optional() });

export const InteractionId = z.strictObject({ id: CustomerId });
export const SavedInteraction = z.strictObject({ id: z.string(), version: z.int() });
export const Done = z.strictObject({});

export const InteractionTableRequest = tableRequest(interactionTable).extend({ accountId: CustomerId });

const Person = z.strictObject({ id: z.string(), name: z.string() });

export const InteractionTablePage = tablePage(
  z.strictObject({
    key: z.string(),
    subject: z.string(),
    type: z.string(),
    subtype: z.string().nullable(),
    reason: z.string().nullable(),
    status: InteractionStatus,
    sentiment: z.string().nullable(),
    occurredAt: z.iso.datetime(),
    durationMs: z.int().nullable(),
    customers: z.string().nullable(),
    colleagues: z.string().nullable(),
    author: Person.nullable(),
  }),
);

/** Someone who took part, as far as known: a contact (`us` false, with its id), a colleague, or an address only. */
const KnownParticipant = Participant.extend({ email: z.string(), name: z.string(), us: z.boolean(), contactId: z.string().nullable() });

/** A touchpoint with all that is known of it. */
export const InteractionDetail = InteractionFields.extend({
  id: z.string(),
  accountId: z.string(),
  version: z.int(),
  sentiment: z.string().nullable(),
  occurredAt: z.iso.datetime(),
  participants: z.array(KnownParticipant),
  author: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Tasks that follow it up. */
  followUps: z.array(
    z.strictObject({ id: z.string(), title: z.string(), status: z.string(), dueOn: z.string().nullable(), assignee: z.string().nullable() }),
  ),
});
export type InteractionDetail = z.infer<typeof InteractionDetail>;

const Choices = z.array(z.strictObject({ value: z.string(), label: z.string() }));

/** What forms and filters of touchpoints choose from: words known and in use, and people by their addresses. */
export const InteractionChoices = z.strictObject({ types: Choices, reasons: Choices, customers: Choices, colleagues: Choices, members: Choices });

/** A touchpoint as the API gives it. */
export const StoredInteraction = InteractionFields.extend({
  id: z.string(),
  accountId: z.string(),
  sentiment: z.string().nullable(),
  status: InteractionStatus,
  occurredAt: z.iso.datetime(),
  completed: z.boolean(),
  participants: z.array(z.strictObject({ email: z.string(), role: z.string() })),
  updatedAt: z.iso.datetime(),
});
