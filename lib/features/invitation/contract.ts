import * as z from 'zod';
import { accountTable } from '@/lib/features/account/table';
import { SURVEY_KINDS } from '@/lib/features/survey/metrics';
import { filterSchema } from '@/lib/kit/filter-schema';
import { CustomerId, plainText } from '@/lib/kit/plain-text';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { invitationTable, STANDINGS, STATES } from './table';

/** Contacts of one sending. */
const MOST_RECIPIENTS = 200;

export const SendingRequest = z.strictObject({ accountId: CustomerId, surveyId: z.uuid().optional() });

/** A contact and whether a survey may be sent to them now. */
export const Recipient = z.strictObject({
  id: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  email: z.string().nullable(),
  isKey: z.boolean(),
  standing: z.enum(STANDINGS),
  /** The day when they were asked the last time. */
  askedOn: z.string().nullable(),
  /** The first day on which they may be asked again; null when that is not a question of time. */
  freeFrom: z.string().nullable(),
});
export type Recipient = z.infer<typeof Recipient>;

/** What can be sent, to whom, and how it looks. */
export const SendingChoices = z.strictObject({
  surveys: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  /** Null when there is no survey yet. */
  chosen: z
    .strictObject({ id: z.uuid(), recipients: z.array(Recipient), mail: z.strictObject({ subject: z.string(), html: z.string() }) })
    .nullable(),
});

export const Sending = SendingRequest.extend({
  surveyId: z.uuid(),
  contactIds: z.array(CustomerId).min(1, 'Choose whom to ask').max(MOST_RECIPIENTS),
});

/** How many were asked, and who was left out with the reason. */
export const SendingResult = z.strictObject({
  sent: z.int(),
  leftOut: z.array(z.strictObject({ id: z.string(), name: z.string(), standing: z.enum(STANDINGS) })),
});
export type SendingResult = z.infer<typeof SendingResult>;

/** Contacts that one sending to several accounts asks. */
export const MOST_ASKED_AT_ONCE = 1_000;

const whom = { keyOnly: z.boolean().default(true).describe('Only key contacts') };
const named = { accountIds: z.array(CustomerId).min(1).max(1_000), ...whom };
const filtered = { filter: filterSchema(accountTable), ...whom };

/** Contacts of accounts by name, or of all that a filter of the list lets through. */
export const BulkSending = z.union([z.strictObject({ surveyId: z.uuid(), ...named }), z.strictObject({ surveyId: z.uuid(), ...filtered })]);
export const BulkSendingRequest = z.union([
  z.strictObject({ surveyId: z.uuid().optional(), ...named }),
  z.strictObject({ surveyId: z.uuid().optional(), ...filtered }),
]);

export const LeftOutReason = z.enum(STANDINGS).exclude(['free']);

/** How many contacts of how many accounts, and how many were left out, by reason. */
export const BulkSendingResult = z.strictObject({
  accounts: z.int(),
  contacts: z.int(),
  leftOut: z.array(z.strictObject({ standing: LeftOutReason, count: z.int() })),
});

export const BulkSendingChoices = z.strictObject({
  surveys: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  /** Null when there is no survey yet. */
  preview: BulkSendingResult.extend({ surveyId: z.uuid() }).nullable(),
});
export type BulkSendingChoices = z.infer<typeof BulkSendingChoices>;

/** The secret of the link. */
export const InvitationToken = z.strictObject({ token: z.string().min(1).max(200) });

/** An answer by link; an absent comment leaves what was said, null takes it back. */
export const InvitationAnswer = InvitationToken.extend({ score: z.int(), comment: plainText(10_000).nullish() });

/** What the page behind a link shows: who asks, what, and what this person answered. Nothing of the account. */
export const InvitationForm = z.strictObject({
  organization: z.string(),
  kind: z.enum(SURVEY_KINDS),
  question: z.string(),
  thanks: z.string(),
  isOpen: z.boolean(),
  /** The last day on which it can be answered. */
  lastDay: z.string(),
  score: z.int().nullable(),
  comment: z.string().nullable(),
  optedOut: z.boolean(),
});
export type InvitationForm = z.infer<typeof InvitationForm>;

export const Done = z.strictObject({});

const InvitationFacts = {
  name: z.string(),
  email: z.string(),
  survey: z.string(),
  kind: z.enum(SURVEY_KINDS),
  state: z.enum(STATES),
  score: z.int().nullable(),
  sentAt: z.iso.datetime(),
  remindedAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  closesOn: z.string().describe('The last day on which it can be answered'),
};

/** An invitation as the API gives it. */
export const Invitation = z.strictObject({ id: z.uuid(), surveyId: z.uuid(), accountId: z.string(), contactId: z.string(), ...InvitationFacts });

export const InvitationTableRequest = tableRequest(invitationTable).extend({ accountId: CustomerId });
export const InvitationTablePage = tablePage(z.strictObject({ key: z.string(), contact: z.string(), ...InvitationFacts }));

const count = z.int().nonnegative();
/** Invitations of the last days that count, and the share of them that were answered, in whole per cent. */
export const ResponseRate = z.strictObject({ sent: count, answered: count, open: count, rate: z.int().nullable() });
export type ResponseRate = z.infer<typeof ResponseRate>;

export const Reminding = z.strictObject({ reminded: count, closed: count, more: z.boolean() });
