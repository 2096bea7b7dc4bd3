import * as z from 'zod';

export type FieldKind =
  | 'text'
  | 'email'
  | 'url'
  | 'password'
  | 'number'
  | 'date'
  /** Local day and time, YYYY-MM-DDTHH:mm; whose zone it is in, the action decides. */
  | 'datetime'
  | 'textarea'
  /** Rich text, stored as Markdown; the options are colleagues who can be named after an @. */
  | 'markdown'
  | 'select'
  /** Several of the options; a list of their values. */
  | 'choices'
  | 'checkbox'
  | 'switch';

/** One control of a form, as plain data: a server component makes it, a client component draws it. */
export interface FieldSpec {
  /** Dotted path in the operation's input: `address.city`. */
  path: string;
  kind: FieldKind;
  label: string;
  hint?: string;
  required: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  /** What can be chosen; for a text, what is suggested. */
  options?: readonly { value: string; label: string }[];
  autoComplete?: string;
  placeholder?: string;
}

/** What a schema does not know about a field: its words, and where its kind is not the obvious one. */
export type FieldWords = Pick<FieldSpec, 'label'> & Partial<Omit<FieldSpec, 'path' | 'required'>>;

interface Property {
  type?: string;
  format?: string;
  enum?: readonly string[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Property>;
  required?: readonly string[];
  default?: unknown;
}

/**
 * The controls for the named fields of an object schema, in the order of `words`. Kind, limits and
 * whether a field is required come from the schema. Throws if a path is not in it. Server only.
 */
export function fieldSpecs(schema: z.ZodType, words: Readonly<Record<string, FieldWords>>): FieldSpec[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Property;
  return Object.entries(words).map(([path, own]) => {
    const { property, required } = find(root, path);
    const options = property.enum?.map((value) => ({ value, label: value }));
    const { maxLength, minimum: min, maximum: max } = property;
    return { path, kind: kindOf(property), required, maxLength, min, max, options, ...own };
  });
}

function find(root: Property, path: string): { property: Property; required: boolean } {
  let property = root;
  let required = true;
  for (const step of path.split('.')) {
    const next = property.properties?.[step];
    if (!next) throw new Error(`The schema has no field ${path}`);
    required = required && (property.required?.includes(step) ?? false);
    property = next;
  }
  return { property, required };
}

function kindOf({ type, format, enum: values }: Property): FieldKind {
  if (values) return 'select';
  if (type === 'boolean') return 'checkbox';
  if (type === 'number' || type === 'integer') return 'number';
  if (format === 'email') return 'email';
  if (format === 'uri') return 'url';
  return format === 'date' ? 'date' : 'text';
}
