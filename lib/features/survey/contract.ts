import * as z from 'zod';
import { EmailAddress } from '@/lib/features/member/contract';
import { Instant } from '@/lib/kit/instant';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';

export const SURVEY_KINDS = ['nps', 'csat'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

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

/** The figures, and the window over which they are. */
export const NpsReading = z.strictObject({
  asOf: z.string(),
  partial: z.boolean(),
  freshTo: z.iso.datetime(),
  /** Both ends are included; null without an answer. */
  window: z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() }).nullable(),
  figures: NpsFigures,
});
