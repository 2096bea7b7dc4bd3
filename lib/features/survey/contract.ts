import * as z from 'zod';
import { EmailAddress, PersonName } from '@/lib/features/member/contract';
import { Instant } from '@/lib/kit/instant';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';
import { SURVEY_KINDS } from './metrics';

const NpsScore = z.int('A score is a whole number').min(0).max(10);
const CsatScore = z.int('A score is a whole number').min(1).max(5);
const Comment = plainText(10_000);

const answer = {
  id: CustomerId,
  accountId: CustomerId,
  email: EmailAddress,
  comment: Comment.nullish(),
  submittedAt: Instant,
  survey: wordedText(200).nullish().describe('Which survey asked'),
  updatedAt: Instant.nullish(),
};

/** A record of `PUT /api/v1/nps`: absent keeps what is stored, null clears it. */
export const NpsRecord = z.strictObject({ ...answer, score: NpsScore });
/** A record of `PUT /api/v1/csat`, likewise. */
export const CsatRecord = z.strictObject({ ...answer, score: CsatScore });
export type AnswerRecord = z.infer<typeof NpsRecord>;

/** An answer that one of us enters by hand; without a time it is given now. */
export const NewNpsAnswer = z.strictObject({
  accountId: CustomerId,
  email: EmailAddress,
  score: NpsScore,
  comment: Comment.nullish().transform((comment) => comment ?? null),
  survey: answer.survey.transform((survey) => survey ?? null),
  submittedAt: Instant.optional(),
});

/** The same of how content one was. */
export const NewCsatAnswer = NewNpsAnswer.extend({ score: CsatScore });

export const AnswerId = z.strictObject({ id: CustomerId });
export const Made = z.strictObject({ id: z.string() });
export const Done = z.strictObject({});

/** An answer as the API gives it. */
export const StoredAnswer = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  email: z.string(),
  score: z.int(),
  comment: z.string().nullable(),
  submittedAt: z.iso.datetime(),
  survey: z.string().nullable(),
  updatedAt: z.iso.datetime(),
});

const count = z.int().nonnegative();

/** An answer that came by mail, under the id of its invitation; the comment may be given later. */
export const MailedAnswer = z.strictObject({
  id: z.uuid(),
  accountId: CustomerId,
  kind: z.enum(SURVEY_KINDS),
  email: EmailAddress,
  score: z.int(),
  comment: Comment.nullable(),
  survey: z.string(),
  submittedAt: z.date(),
});

const MOST_DAYS = 90;
const DEFAULT_ASK_AGAIN = 90;
const DEFAULT_EXPIRY = 14;
/** One line: it is a mail's subject. */
const Question = wordedText(200).regex(/^[^\p{Cc}]*$/u, 'A question is one line');

/** What is asked by mail, in whose name, and when it is asked again; days are the organization's. */
const SurveyFields = z.strictObject({
  name: wordedText(100),
  question: Question,
  senderName: PersonName,
  introduction: wordedText(2000),
  thanks: wordedText(1000),
  remindAfterDays: z.int().min(1).max(MOST_DAYS).nullable().describe('Null: nobody is reminded'),
  expiresAfterDays: z.int().min(1).max(MOST_DAYS),
  askAgainAfterDays: z.int().min(0).max(365).describe('Nobody is asked the same again within so many days'),
});

export const NewSurvey = SurveyFields.extend({
  kind: z.enum(SURVEY_KINDS),
  remindAfterDays: SurveyFields.shape.remindAfterDays.default(null),
  expiresAfterDays: SurveyFields.shape.expiresAfterDays.default(DEFAULT_EXPIRY),
  askAgainAfterDays: SurveyFields.shape.askAgainAfterDays.default(DEFAULT_ASK_AGAIN),
});

export const SurveyId = z.strictObject({ id: z.uuid() });
/** What is absent stays; `version` is the one that the editor began from. */
export const SurveyChange = SurveyFields.partial().extend({ id: z.uuid(), version: z.int().positive().optional() });
export const SurveyVersion = z.strictObject({ version: z.int() });

export const Survey = SurveyFields.extend({ id: z.uuid(), kind: z.enum(SURVEY_KINDS), version: z.int(), archived: z.boolean() });
export type Survey = z.infer<typeof Survey>;

/** An account's NPS over the 90 days that end with its latest answer. */
export const NpsFigures = z.strictObject({
  /** Mean of all scores, 0 to 10. */
  score: z.number().nullable(),
  /** −100 to 100 */
  nps: z.int().nullable(),
  promoters: count,
  passives: count,
  detractors: count,
  responses: count,
});

/** An account's CSAT over the last 90 days: the share of 4 and 5 in whole per cent. */
export const CsatFigures = z.strictObject({ csat: z.int().nullable(), responses: count });
export type CsatFigures = z.infer<typeof CsatFigures>;

/** The figures, and the window over which they are. */
export const NpsReading = z.strictObject({
  asOf: z.string(),
  partial: z.boolean(),
  freshTo: z.iso.datetime(),
  /** Both ends are included; null without an answer. */
  window: z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() }).nullable(),
  figures: NpsFigures,
});

/** Where an answer lies to the window: in it, before it, after the day that is looked at. */
const PLACES = ['in', 'before', 'after'] as const;

export const NpsDetailRequest = AnswerId.extend({ accountId: CustomerId, asOf: z.string().optional() });

/** One NPS answer, where it came from, who gave it, and how it counts. */
export const NpsDetail = z.strictObject({
  answer: StoredAnswer,
  /** By the link of a mail, entered by one of us, or sent through the API. */
  origin: z.enum(['mail', 'hand', 'api']),
  contact: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  reading: NpsReading,
  place: z.enum(PLACES),
  /** What it adds to score and NPS; null when it doesn't count. */
  share: z.strictObject({ score: z.number().nullable(), nps: z.number().nullable() }).nullable(),
});
