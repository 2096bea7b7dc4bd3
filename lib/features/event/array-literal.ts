/**
 * PostgreSQL array literals. The driver writes arrays too, at several times the cost: it looks at each element's type
 * and escapes by two replacements; with thirteen arrays a group that is most of an insert's time in this process.
 */
export function numberArray(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

const NEEDS_ESCAPE = /["\\]/;
const ESCAPED = /["\\]/g;

function quoted(text: string): string {
  return NEEDS_ESCAPE.test(text) ? `"${text.replace(ESCAPED, '\\$&')}"` : `"${text}"`;
}

export function textArray(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quoted(value))).join(',')}}`;
}

/** @param values epoch milliseconds */
export function timeArray(values: readonly number[]): string {
  return `{${values.map((value) => new Date(value).toISOString()).join(',')}}`;
}
