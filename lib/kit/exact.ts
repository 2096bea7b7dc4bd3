/** Exact arithmetic on integers and fractions, rounded once: half up, towards +∞ (metrics.md, Rounding). */

export interface Fraction {
  n: bigint;
  /** Positive. */
  d: bigint;
}

const floorDiv = (n: bigint, d: bigint) => n / d - (n % d < 0n ? 1n : 0n);

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** The sum of two fractions, over their least common denominator. */
export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  const shared = gcd(a.d, b.d);
  return { n: a.n * (b.d / shared) + b.n * (a.d / shared), d: (a.d / shared) * b.d };
}

/** The product of two fractions. */
export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });

/** A whole number as a fraction. */
export const whole = (n: number): Fraction => ({ n: BigInt(n), d: 1n });

/** a − b. */
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });

/** a ÷ b in lowest terms. @throws RangeError when b is 0 */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) throw new RangeError('division by zero');
  const [n, d] = b.n < 0n ? [-a.n * b.d, -a.d * b.n] : [a.n * b.d, a.d * b.n];
  const shared = gcd(n < 0n ? -n : n, d);
  return { n: n / shared, d: d / shared };
}

/** Negative when a is the smaller one, positive when b is, 0 when they are equal. */
export function compare(a: Fraction, b: Fraction): number {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : Number(left > right);
}

/**
 * Fractions as whole numbers that add up to `total`, each as near as that leaves it: rounded down, and what is left given
 * one by one to those that lost the most (the method of the largest remainder).
 */
export function apportioned(parts: readonly Fraction[], total: number): number[] {
  const floors = parts.map(({ n, d }) => Number(floorDiv(n, d)));
  const lost = parts.map((part, index) => minus(part, whole(floors[index] as number)));
  const order = parts.map((_, index) => index).sort((a, b) => compare(lost[b] as Fraction, lost[a] as Fraction) || a - b);
  let left = total - floors.reduce((sum, floor) => sum + floor, 0);
  const step = Math.sign(left);
  if (step < 0) order.reverse();
  for (let at = 0; left !== 0 && order.length > 0; at = (at + 1) % order.length, left -= step) {
    const index = order[at] as number;
    floors[index] = (floors[index] as number) + step;
  }
  return floors;
}

/** A decimal number as text, exactly. @throws SyntaxError when it is none */
export function decimal(text: string): Fraction {
  const [whole = '', digits = ''] = text.split('.');
  return { n: BigInt(whole + digits), d: 10n ** BigInt(digits.length) };
}

/**
 * A fraction as a number with so many decimals.
 * @throws RangeError when the denominator isn't positive
 */
export function rounded({ n, d }: Fraction, decimals: number): number {
  if (d <= 0n) throw new RangeError('a denominator must be positive');
  const scale = 10n ** BigInt(decimals);
  return Number(floorDiv(2n * n * scale + d, 2n * d)) / Number(scale);
}

/** n ÷ d of integers, with so many decimals; null when there is nothing to divide by. */
export function ratio(n: number, d: number, decimals: number): number | null {
  return d === 0 ? null : rounded({ n: BigInt(n), d: BigInt(d) }, decimals);
}

/** The mean of integer ratios n ÷ d, with so many decimals; null without any. */
export function meanRatio(ratios: readonly (readonly [n: number, d: number])[], decimals: number): number | null {
  if (ratios.length === 0) return null;
  let sum: Fraction = { n: 0n, d: 1n };
  for (const [n, d] of ratios) sum = { n: sum.n * BigInt(d) + BigInt(n) * sum.d, d: sum.d * BigInt(d) };
  return rounded({ n: sum.n, d: sum.d * BigInt(ratios.length) }, decimals);
}
