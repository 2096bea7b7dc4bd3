import * as z from 'zod';
import { AttributeField } from '@/lib/features/attribute/contract';
import { EmailAddress, PersonName } from '@/lib/features/member/contract';
import { ATTRIBUTE_KINDS, type AttributeKind } from '@/lib/kit/attribute';
import { CustomerId, wordedText } from '@/lib/kit/plain-text';

export const DEFAULT_DAYS = 14;
const MOST_QUESTIONS = 20;

/** Kinds that a person outside can answer: neither calculated ones nor members. */
export const ASKABLE: readonly AttributeKind[] = ATTRIBUTE_KINDS.filter((kind) => kind !== 'calculated' && kind !== 'person');

/** `fields` are keys of attributes; the link works for so many days. */
export const NewRequest = z.strictObject({
  accountId: CustomerId,
  email: EmailAddress,
  name: PersonName,
  message: wordedText(2000).nullish(),
  fields: z.array(z.string()).min(1, 'Choose what to ask').max(MOST_QUESTIONS),
  days: z.int().min(1).max(90).default(DEFAULT_DAYS),
});

export const RequestId = z.strictObject({ id: z.uuid() });

/** The secret of the link. */
export const RequestToken = z.strictObject({ token: z.string().min(1).max(200) });

/** What the page behind the link shows: who asks, and the questions. Nothing of the account. */
export const RequestForm = z.strictObject({
  organization: z.string(),
  recipient: z.string(),
  message: z.string().nullable(),
  questions: z.array(AttributeField.pick({ key: true, label: true, kind: true, choices: true, unit: true, currency: true })),
});
export type RequestForm = z.infer<typeof RequestForm>;

/** Answers by key; what is left out stays as it is. */
export const RequestAnswer = RequestToken.extend({ answers: z.record(z.string(), z.union([z.string(), z.number()])) });

export const InformationRequest = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  /** Keys of the attributes asked for. */
  fields: z.array(z.string()),
  state: z.enum(['open', 'answered', 'cancelled', 'expired']),
  createdAt: z.date(),
  expiresAt: z.date(),
});
export type InformationRequest = z.infer<typeof InformationRequest>;

export const RequestChoices = z.strictObject({
  recipients: z.array(z.strictObject({ email: z.string(), name: z.string() })),
  questions: z.array(z.strictObject({ key: z.string(), label: z.string() })),
});

export const AccountRequests = z.strictObject({ accountId: CustomerId });
export const Done = z.strictObject({});
