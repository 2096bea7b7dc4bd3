import * as z from 'zod';
import { Currency } from '@/lib/features/organization/contract';
import { ATTRIBUTE_KINDS, ATTRIBUTE_PREFIX, CHOICE_COLOURS } from '@/lib/kit/attribute';
import { CustomerId, wordedText } from '@/lib/kit/plain-text';

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

/** What filters by an attribute. Sets and plays keep it from being archived; views only lose the condition. */
export const AttributeUse = z.strictObject({
  kind: z.enum(['set', 'play', 'health', 'rule', 'view']),
  /** Of a set, play, health model, alert rule or shared view; null for views that people keep for themselves. */
  name: z.string().nullable(),
  /** Whose set it is. */
  team: z.string().nullable(),
});
export type AttributeUse = z.infer<typeof AttributeUse>;

export const AttributeList = z.strictObject({ subject: AttributeSubject.default('account'), archived: z.boolean().default(false) });

/** What is stored under a key: of an attribute that isn't defined, whatever was sent. */
const Stored = z.unknown();

/** One defined attribute of one account, as its page shows it. */
export const AttributeField = Attribute.pick({
  key: true,
  label: true,
  kind: true,
  choices: true,
  unit: true,
  currency: true,
  section: true,
  isKey: true,
}).extend({
  /** Null without one. Amounts in minor units. */
  value: Stored,
  /** False for a value that came before its definition and is none of its kind. */
  fits: z.boolean(),
  /** Of a member, in place of the address. */
  person: z.string().nullable(),
});
export type AttributeField = z.infer<typeof AttributeField>;

/** An account's own fields that may be edited where they stand. */
export const OWN_FIELDS = ['name', 'type', 'status', 'lifecycleStage', 'ownerEmail', 'domain', 'relationship'] as const;
export type OwnField = (typeof OWN_FIELDS)[number];

/** A field as edits and history name it: one of the account's own, or an attribute's key after a prefix. */
export const FieldName = z.union([z.enum(OWN_FIELDS), z.templateLiteral([ATTRIBUTE_PREFIX, z.string().min(1).max(100)])]);

/** Sets one field, if it still holds `from`. */
export const FieldEdit = z.strictObject({ accountId: CustomerId, field: FieldName, from: z.json(), to: z.json() });

/** Without a conflict it is done; with one, nothing was changed, and `now` is what the field holds. */
export const FieldEdited = z.strictObject({ conflict: z.strictObject({ now: Stored }).nullable() });

export const HistoryRequest = z.strictObject({
  accountId: CustomerId,
  /** Of one field only. */
  field: z.string().max(120).optional(),
  cursor: z.string().max(30).nullable().default(null),
  limit: z.int().min(1).max(200).default(20),
});

/** Where a change came from. */
export const ChangeSource = z.enum(['app', 'api', 'event', 'import', 'request']);
export type ChangeSource = z.infer<typeof ChangeSource>;

/** One change of a field: old and new as stored, names of members in place of their addresses beside them. */
export const FieldChange = z.strictObject({
  id: z.string(),
  field: z.string(),
  before: Stored,
  after: Stored,
  people: z.record(z.string(), z.string()),
  at: z.date(),
  /** A person's, key's or respondent's name; null for events, imports and those who are gone. */
  by: z.string().nullable(),
  source: ChangeSource,
});
export type FieldChange = z.infer<typeof FieldChange>;

export const FieldHistory = z.strictObject({ data: z.array(FieldChange), nextCursor: z.string().nullable() });
export type FieldHistory = z.infer<typeof FieldHistory>;

export const Done = z.strictObject({});
