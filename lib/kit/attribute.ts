import { isDay } from '@/lib/kit/filter';

export const ATTRIBUTE_KINDS = ['text', 'number', 'date', 'list', 'currency', 'person', 'lifecycle', 'calculated'] as const;
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number];

/** Before an attribute's key where it stands among an account's own fields. */
export const ATTRIBUTE_PREFIX = 'attributes.';

/** Colours that a choice may have; each is a pair of tokens. */
export const CHOICE_COLOURS = ['neutral', 'info', 'good', 'average', 'poor'] as const;

/** One value of a list, or one stage of a lifecycle, in its order. */
export interface AttributeChoice {
  /** As stored. */
  value: string;
  label: string;
  colour: (typeof CHOICE_COLOURS)[number];
}

/** What an organization says of one of its attributes. */
export interface AttributeDefinition {
  /** As API and stored values name it. */
  key: string;
  label: string;
  kind: AttributeKind;
  /** Of lists and lifecycles. */
  choices: readonly AttributeChoice[];
  /** Of numbers and calculated ones: what is counted. */
  unit: string | null;
  /** ISO 4217. Of amounts, and of calculated ones that are amounts: in minor units, as all money. */
  currency: string | null;
  /** Of calculated ones. */
  formula: string | null;
  /** Where it stands among all attributes; null: without a heading. */
  section: string | null;
  /** Whether it stands under Key info. */
  isKey: boolean;
}

/** A value in the column that its kind is filtered and sorted by. */
export interface TypedValue {
  text: string | null;
  number: number | null;
  day: string | null;
}

const MAX_TEXT = 2000;
const MAX_MINOR_UNITS = 1e15;
const NOTHING: TypedValue = { text: null, number: null, day: null };

/** What is wrong with a value for an attribute, in a sentence; null when it fits. Whether a person is a member the database knows. */
export function attributeFault({ kind, choices }: Pick<AttributeDefinition, 'kind' | 'choices'>, value: unknown): string | null {
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT ? null : `Must be a text of at most ${MAX_TEXT} characters`;
    case 'number':
      return Number.isFinite(value) ? null : 'Must be a number';
    case 'date':
      return isDay(value) ? null : 'Must be a day, written YYYY-MM-DD';
    case 'currency':
      return Number.isSafeInteger(value) && Math.abs(Number(value)) <= MAX_MINOR_UNITS ? null : 'Must be a whole number of minor units up to 10^15';
    case 'list':
    case 'lifecycle':
      return choices.some((choice) => choice.value === value) ? null : 'Is none of the choices';
    case 'person':
      return typeof value === 'string' && value.includes('@') ? null : 'Must be the e-mail address of a member';
    case 'calculated':
      return 'Is calculated and cannot be set';
  }
}

/** A value typed by its kind; null when it doesn't fit: then it stays stored as it was sent, and nothing finds it. */
export function typedValue(definition: Pick<AttributeDefinition, 'kind' | 'choices'>, value: unknown): TypedValue | null {
  if (value === undefined || attributeFault(definition, value) !== null) return null;
  if (typeof value === 'number') return { ...NOTHING, number: value };
  return definition.kind === 'date' ? { ...NOTHING, day: String(value) } : { ...NOTHING, text: String(value) };
}

/** Whether a kind holds a number. */
export function isNumeric(kind: AttributeKind): boolean {
  return kind === 'number' || kind === 'currency' || kind === 'calculated';
}
