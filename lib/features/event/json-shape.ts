/** Pure checks of foreign JSON: what PostgreSQL's text and jsonb can't hold is found before it gets there. */
export type Json = Record<string, unknown>;

const REPLACEMENT = '\uFFFD';
/** Escapes that JSON.stringify writes for NUL and for lone surrogates (also matches texts about them: a hint only). */
const SUSPECT = /\\u0000|\\ud[89a-f]/;
const UNSTORABLE = /[\0\p{Cs}]/gu;

/** The value as an object, null for arrays and anything else. */
export function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** Whether a value nests deeper than `levels`; stops there, so hostile nesting costs nothing. */
export function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => nestsDeeper(item, levels - 1));
  for (const key in value) if (nestsDeeper((value as Json)[key], levels - 1)) return true;
  return false;
}

/** The text with what can't be stored replaced by U+FFFD. */
export function storable(text: string): string {
  return text.replace(UNSTORABLE, REPLACEMENT);
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(clean);
  const object = asObject(value);
  return object ? Object.fromEntries(Object.entries(object).map(([key, item]) => [storable(key), clean(item)])) : value;
}

/** JSON that a jsonb column takes; `value` must not nest deeply. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null';
  return SUSPECT.test(json) ? JSON.stringify(clean(value)) : json;
}

/** The keys of an object that `held` doesn't name, or null when there are none or no object. */
export function leftover(object: Json | null, held: ReadonlySet<string>): Json | null {
  let rest: Json | null = null;
  for (const key in object) {
    if (held.has(key) || object[key] === undefined) continue;
    // Without a prototype, so that a key named __proto__ is a key like any other.
    rest ??= Object.create(null) as Json;
    rest[key] = object[key];
  }
  return rest;
}
