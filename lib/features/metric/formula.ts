import { decimal, rounded } from '@/lib/kit/exact';
import { type Expression, evaluate, namesIn } from '@/lib/kit/expression';
import { ExpressionError, parseExpression } from '@/lib/kit/expression-parser';
import type { MetricUnit } from './metrics';

/** Powers of what isn't a bare number; null: a number in the text, which takes the unit of what it stands beside. */
type Dimension = Readonly<Record<string, number>> | null;

/** Counts, shares and scores are bare numbers. */
const DIMENSIONS: Partial<Record<MetricUnit, string>> = { money: 'money', ms: 'time', days: 'days', percent: 'percent' };

/** Decimal numbers beyond it are no metric's. */
const MOST = 1e15;

/** What is wrong with a formula, for the person who wrote it. */
class UnitError extends Error {}

const words = (dimension: Dimension): string => {
  const parts = Object.entries(dimension ?? {});
  const text = parts.map(([name, power]) => (power === 1 ? name : `${name}^${power}`)).join(' × ');
  return text === '' ? 'a bare number' : text;
};

const same = (one: Dimension, other: Dimension) => one === null || other === null || words(one) === words(other);

/** The unit that values share, which are added, compared or chosen from. */
function shared(dimensions: readonly Dimension[], what: string): Dimension {
  return dimensions.reduce((sum, one) => {
    if (!same(sum, one)) throw new UnitError(`${what} needs values of one unit, not ${words(sum)} and ${words(one)}`);
    return sum ?? one;
  }, null);
}

/** The unit of a product; of a quotient with −1. */
function product(left: Dimension, right: Dimension, sign: 1 | -1): Dimension {
  const powers: Record<string, number> = { ...left };
  for (const [name, power] of Object.entries(right ?? {})) powers[name] = (powers[name] ?? 0) + sign * power;
  const known = Object.entries(powers).filter(([, power]) => power !== 0);
  return Object.fromEntries(known.sort(([one], [other]) => one.localeCompare(other, 'en')));
}

function dimensionIn(expression: Expression, of: (name: string) => Dimension): Dimension {
  const inner = (one: Expression) => dimensionIn(one, of);
  switch (expression.kind) {
    case 'number':
      return null;
    case 'name':
      return of(expression.name);
    case 'negate':
      return inner(expression.of);
    case 'days':
      throw new UnitError('days() reads dates, which are no metrics');
    case 'if':
      shared([inner(expression.left), inner(expression.right)], 'A comparison');
      return shared([inner(expression.yes), inner(expression.no)], 'if()');
    case 'call':
      return expression.name === 'round' ? inner(expression.args[0] as Expression) : shared(expression.args.map(inner), `${expression.name}()`);
    case 'binary': {
      const [left, right] = [inner(expression.left), inner(expression.right)];
      if (expression.operator === '*') return product(left, right, 1);
      if (expression.operator === '/') return product(left, right, -1);
      return shared([left, right], expression.operator === '+' ? 'Adding' : 'Subtracting');
    }
  }
}

/** The unit that charts and models know a result by. @throws UnitError for one that they don't */
function unitOf(dimension: Dimension): MetricUnit {
  const text = words(dimension);
  const known = (Object.entries(DIMENSIONS) as [MetricUnit, string][]).find(([, name]) => name === text);
  if (known) return known[0];
  if (text === 'a bare number') return 'count';
  throw new UnitError(`The result is in ${text}, which is no unit of a metric`);
}

/**
 * What is wrong with a formula, in a sentence, or the unit of its result.
 * @param known units of the metrics that it may name
 */
export function checkFormula(text: string, known: ReadonlyMap<string, MetricUnit>): { fault: string } | { unit: MetricUnit } {
  const of = (name: string): Dimension => {
    const unit = known.get(name);
    if (unit === undefined || unit === 'category') throw new UnitError(`There is no metric ${name} with numbers`);
    const dimension = DIMENSIONS[unit];
    return dimension === undefined ? {} : { [dimension]: 1 };
  };
  try {
    const expression = parseExpression(text);
    if (namesIn(expression).numbers.size === 0) throw new UnitError('A formula names at least one metric');
    return { unit: unitOf(dimensionIn(expression, of)) };
  } catch (error) {
    if (error instanceof ExpressionError) return { fault: `${error.message} (at character ${error.at + 1})` };
    if (error instanceof UnitError) return { fault: error.message };
    throw error;
  }
}

/** A formula ready to be worked out. */
export interface Formula {
  inputs: string[];
  /** A decimal number; null when a value that it needs is missing or it divides by zero. */
  value(read: (metric: string) => string | null): string | null;
}

/** A stored formula; null for one that this version can't read. @param decimals that its values keep */
export function formulaOf(text: string, decimals: number): Formula | null {
  let expression: Expression;
  try {
    expression = parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
  const numberOf = (given: string | null) => (given !== null && /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : null);
  return {
    inputs: [...namesIn(expression).numbers],
    value: (read) => {
      const value = evaluate(expression, (name) => numberOf(read(name)));
      return value === null || Math.abs(value) >= MOST ? null : String(rounded(decimal(value.toFixed(decimals + 6)), decimals));
    },
  };
}
