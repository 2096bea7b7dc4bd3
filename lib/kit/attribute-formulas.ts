import { type AttributeDefinition, isNumeric, type TypedValue, typedValue } from '@/lib/kit/attribute';
import { type Expression, evaluate, namesIn } from '@/lib/kit/expression';
import { ExpressionError, parseExpression } from '@/lib/kit/expression-parser';

type Named = Pick<AttributeDefinition, 'key' | 'kind' | 'formula'>;

function parsed(text: string): Expression | string {
  try {
    return parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return `${error.message} (at character ${error.at + 1})`;
    throw error;
  }
}

const inputsOf = (expression: Expression) => {
  const { numbers, dates } = namesIn(expression);
  return [...numbers, ...dates];
};

/** The formulas' inputs, by key; formulas that don't parse have none. */
function inputsByKey(definitions: readonly Named[]): Map<string, string[]> {
  return new Map(
    definitions.flatMap(({ key, formula }) => {
      const expression = formula === null ? '' : parsed(formula);
      return typeof expression === 'string' ? [] : [[key, inputsOf(expression)] as const];
    }),
  );
}

function readsItself(key: string, inputs: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(inputs.get(key) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === key) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(inputs.get(next) ?? []));
  }
  return false;
}

/** What is wrong with one attribute's formula among all definitions, in a sentence; null when it can be calculated. */
export function formulaFault(key: string, definitions: readonly Named[]): string | null {
  const byKey = new Map(definitions.map((definition) => [definition.key, definition]));
  const formula = byKey.get(key)?.formula;
  if (formula === null || formula === undefined) return 'A formula is missing';
  const expression = parsed(formula);
  if (typeof expression === 'string') return expression;
  const { numbers, dates } = namesIn(expression);
  for (const name of numbers) {
    const kind = byKey.get(name)?.kind;
    if (kind === undefined || !isNumeric(kind)) return `There is no numeric attribute ${name}`;
  }
  for (const name of dates) if (byKey.get(name)?.kind !== 'date') return `There is no date attribute ${name}`;
  return readsItself(key, inputsByKey(definitions)) ? 'The formula depends on its own value' : null;
}

/** Calculated attributes that read this one, themselves or through others. */
export function dependentsOf(key: string, definitions: readonly Named[]): string[] {
  const inputs = inputsByKey(definitions);
  return [...inputs].flatMap(([dependent, names]) => (names.includes(key) ? [dependent] : []));
}

/** Types what is stored of an account, and calculates the rest. Amounts that a formula makes are whole minor units. */
export type Typist = (attributes: Readonly<Record<string, unknown>>) => Map<string, TypedValue>;

/** Prepares typing by these definitions, which parses each formula once for any number of accounts. */
export function typistOf(definitions: readonly AttributeDefinition[]): Typist {
  const stored = definitions.filter((definition) => definition.kind !== 'calculated');
  const formulas = new Map(
    definitions.flatMap(({ key, kind, formula, currency }) => {
      const expression = kind === 'calculated' && formula !== null ? parsed(formula) : '';
      return typeof expression === 'string' ? [] : [[key, { expression, isAmount: currency !== null }] as const];
    }),
  );
  return (attributes) => {
    const typed = new Map<string, TypedValue>();
    for (const definition of stored) {
      const value = Object.hasOwn(attributes, definition.key) ? typedValue(definition, attributes[definition.key]) : null;
      if (value) typed.set(definition.key, value);
    }
    const known = new Map<string, number | null>();
    const read = (name: string): number | string | null => {
      const formula = formulas.get(name);
      if (!formula) return typed.get(name)?.number ?? typed.get(name)?.day ?? null;
      const before = known.get(name);
      if (before !== undefined) return before;
      // Definitions hold no cycle; should one be stored all the same, it is unknown instead of endless.
      known.set(name, null);
      const value = evaluate(formula.expression, read);
      const shown = value !== null && formula.isAmount ? Math.round(value) : value;
      known.set(name, shown);
      return shown;
    };
    for (const key of formulas.keys()) {
      const number = read(key);
      if (typeof number === 'number') typed.set(key, { text: null, number, day: null });
    }
    return typed;
  };
}
