import type { AttributeChoice } from '@/lib/kit/attribute';
import { attributeText, type Shown } from '@/lib/kit/attribute-text';

/** A field of an account as its header shows and edits it: one of its own, or an attribute. */
export interface AccountField extends Shown {
  /** As edits and history name it. */
  name: string;
  label: string;
  choices: readonly AttributeChoice[];
  /** As stored; null without one. */
  value: unknown;
  /** The value as people read it. */
  text: string;
  /** False for a value that is none of its kind. */
  fits: boolean;
  editable: boolean;
  /** Whose values the control offers when it opens; undefined offers none beyond the field's choices. */
  offers?: 'person' | 'type' | 'status' | 'stage';
}

/** A value of the field in words; names stand in place of members' addresses. */
export function fieldText(field: Shown | undefined, value: unknown, locale: string, people: Readonly<Record<string, string>> = {}): string {
  if (typeof value === 'string' && Object.hasOwn(people, value)) return people[value] ?? value;
  return attributeText(field ?? { kind: 'text', choices: [], unit: null, currency: null }, value, locale);
}
