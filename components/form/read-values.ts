import type { FieldSpec } from '@/lib/kit/form-field';

type Values = Record<string, unknown>;

/**
 * What the controls hold, as the operation's input: numbers as numbers, and a field that was left
 * empty is absent, or null when a record is changed, unless it is required (then the schema says what is missing).
 */
export function readValues(fields: readonly FieldSpec[], values: Values, empty?: null): Values {
  const input: Values = {};
  for (const field of fields) {
    const value = convert(field, at(values, field.path), empty);
    if (value !== undefined) place(input, field.path.split('.'), value);
  }
  return input;
}

function convert({ kind, required }: FieldSpec, value: unknown, empty?: null): unknown {
  if (kind === 'checkbox' || kind === 'switch') return value === true;
  if (kind === 'choices') return Array.isArray(value) ? value : [];
  if (value === '' || value === null || value === undefined) return required && kind !== 'number' ? '' : empty;
  return kind === 'number' ? Number(value) : value;
}

function at(values: Values, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, step) => (inner as Values | undefined)?.[step], values);
}

function place(target: Values, [step = '', ...rest]: string[], value: unknown) {
  if (rest.length === 0) target[step] = value;
  else {
    target[step] ??= {};
    place(target[step] as Values, rest, value);
  }
}
