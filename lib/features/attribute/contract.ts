import * as z from 'zod';
import { Currency } from '@/lib/features/organization/contract';
import { ATTRIBUTE_KINDS, CHOICE_COLOURS } from '@/lib/kit/attribute';
import { wordedText } from '@/lib/kit/plain-text';

export const MOST_ATTRIBUTES = 200;
const MOST_CHOICES = 100;

/** What has attributes of its own making. */
export const AttributeSubject = z.enum(['account', 'goal']);
export type AttributeSubject = z.infer<typeof AttributeSubject>;

/** Brackets enclose a key in formulas. */
const Key = wordedText(100).refine((key) => !/[[\]]/.test(key), 'Must not hold square brackets');
const Label = wordedText(100);
export const AttributeKind = z.enum(ATTRIBUTE_KINDS);
const Choice = z.strictObject({ value: wordedText(100), label: wordedText(100), colour: z.enum(CHOICE_COLOURS).default('neutral') });

const Choices = z
  .array(Choice)
  .max(MOST_CHOICES)
  .refine((choices) => new Set(choices.map(({ value }) => value)).size === choices.length, 'Two choices are the same');

/** What a definition says beside its key; which of the options count depends on the kind. */
const Words = z.strictObject({
  label: Label,
  kind: AttributeKind,
  choices: Choices,
  unit: wordedText(20).nullable(),
  currency: Currency.nullable(),
  formula: wordedText(500).nullable(),
  section: wordedText(100).nullable(),
  isKey: z.boolean(),
});

/** Without a key one is made of the label. */
export const NewAttribute = Words.partial()
  .required({ label: true, kind: true })
  .extend({ subject: AttributeSubject.default('account'), key: Key.optional() });
export type NewAttribute = z.infer<typeof NewAttribute>;

export const AttributeId = z.strictObject({ subject: AttributeSubject.default('account'), key: Key });

/** What is absent stays; with `version`, only if nobody has changed it since. */
export const AttributeChange = Words.partial().extend({ ...AttributeId.shape, version: z.int().optional() });
export type AttributeChange = z.infer<typeof AttributeChange>;

/** `to` is the place among the definitions of the subject, from 0. */
export const AttributeMove = AttributeId.extend({ to: z.int().min(0).max(MOST_ATTRIBUTES) });

export const Attribute = Words.extend({ key: z.string(), version: z.int(), isArchived: z.boolean() });
export type Attribute = z.infer<typeof Attribute>;

export const AttributeList = z.strictObject({ subject: AttributeSubject.default('account'), archived: z.boolean().default(false) });

export const Done = z.strictObject({});
