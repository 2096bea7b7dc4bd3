import { dayNumber } from '@/lib/kit/day';

/*
 * The language of calculated attributes, read by this parser and nothing else:
 *   1.5   seats   [Seats contracted]   a + b   − × ÷ (- * /)   (…)   -a
 *   round(a) round(a, 2)   min(a, b, …)   max(a, b, …)   coalesce(a, b, …)
 *   if(a > b, c, d) with < <= > >= = <>   days(from, to), whole days between two date attributes
 * Arithmetic is that of doubles, its result cut to 15 significant digits, so that 0.1 + 0.2 is 0.3. What is not known
 * (null), divided by zero or beyond the doubles makes all that is made of it unknown, save in coalesce.
 */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string }
  | { kind: 'negate'; of: Expression }
  | { kind: 'binary'; operator: Operator; left: Expression; right: Expression }
  | { kind: 'call'; name: Calculation; args: Expression[] }
  | { kind: 'if'; left: Expression; compare: Comparison; right: Expression; yes: Expression; no: Expression }
  | { kind: 'days'; from: string; to: string };

export type Operator = '+' | '-' | '*' | '/';
export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '<>';
export type Calculation = 'round' | 'min' | 'max' | 'coalesce';

const DIGITS = 15;
const MAX_DECIMALS = 10;

/** The attributes that an expression reads: as numbers, and as dates. */
export function namesIn(expression: Expression): { numbers: Set<string>; dates: Set<string> } {
  const numbers = new Set<string>();
  const dates = new Set<string>();
  const visit = (one: Expression): void => {
    if (one.kind === 'name') numbers.add(one.name);
    else if (one.kind === 'days') for (const name of [one.from, one.to]) dates.add(name);
    else for (const part of partsOf(one)) visit(part);
  };
  visit(expression);
  return { numbers, dates };
}

function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'negate':
      return [expression.of];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.args;
    case 'if':
      return [expression.left, expression.right, expression.yes, expression.no];
    default:
      return [];
  }
}

/** What an attribute holds: a number, a day (YYYY-MM-DD), or nothing. */
export type ReadName = (name: string) => number | string | null;

/** The value of an expression; null when it is not known. */
export function evaluate(expression: Expression, read: ReadName): number | null {
  const value = valueIn(expression, read);
  return value === null ? null : finite(Number(value.toPrecision(DIGITS)));
}

/** −0 is 0; what no double holds is unknown. */
const finite = (value: number) => (Number.isFinite(value) ? value + 0 : null);

function valueIn(expression: Expression, read: ReadName): number | null {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name': {
      const value = read(expression.name);
      return typeof value === 'number' ? value : null;
    }
    case 'days':
      return daysBetween(read(expression.from), read(expression.to));
    case 'if':
      return choose(expression, read);
    case 'call':
      return calculate(expression.name, expression.args, read);
    case 'negate': {
      const value = valueIn(expression.of, read);
      return value === null ? null : -value;
    }
    case 'binary':
      return combine(expression.operator, valueIn(expression.left, read), valueIn(expression.right, read));
  }
}

function daysBetween(from: number | string | null, to: number | string | null): number | null {
  return typeof from === 'string' && typeof to === 'string' ? dayNumber(to) - dayNumber(from) : null;
}

function combine(operator: Operator, left: number | null, right: number | null): number | null {
  if (left === null || right === null) return null;
  if (operator === '+') return finite(left + right);
  if (operator === '-') return finite(left - right);
  return finite(operator === '*' ? left * right : left / right);
}

/** Compares what is shown: two doubles that agree in 15 digits are equal. */
function holds(left: number, compare: Comparison, right: number): boolean {
  const difference = Math.sign(Number(left.toPrecision(DIGITS)) - Number(right.toPrecision(DIGITS)));
  if (compare === '=') return difference === 0;
  if (compare === '<>') return difference !== 0;
  if (difference === 0) return compare.endsWith('=');
  return difference < 0 ? compare.startsWith('<') : compare.startsWith('>');
}

function choose({ left, compare, right, yes, no }: Expression & { kind: 'if' }, read: ReadName): number | null {
  const one = valueIn(left, read);
  const other = valueIn(right, read);
  if (one === null || other === null) return null;
  return valueIn(holds(one, compare, other) ? yes : no, read);
}

function calculate(name: Calculation, args: readonly Expression[], read: ReadName): number | null {
  if (name === 'coalesce') {
    for (const arg of args) {
      const value = valueIn(arg, read);
      if (value !== null) return value;
    }
    return null;
  }
  const values = args.map((arg) => valueIn(arg, read));
  if (!values.every((value) => value !== null)) return null;
  if (name === 'min') return Math.min(...values);
  return name === 'max' ? Math.max(...values) : roundTo(values[0] ?? 0, values[1] ?? 0);
}

/** Half up, towards +∞ (metrics.md, Rounding), after the noise of doubles is cut; null for decimals that are none. */
function roundTo(value: number, decimals: number): number | null {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MAX_DECIMALS) return null;
  const scale = 10 ** decimals;
  return finite(Math.floor(Number((value * scale).toPrecision(DIGITS)) + 0.5) / scale);
}
