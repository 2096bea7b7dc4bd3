import { compare, type Fraction, minus, over, plus, times, whole } from '@/lib/kit/exact';
import type { RollUpPolicy } from './metrics';

/** A child's part in its parent's score. */
export interface ChildPart {
  /** Internal id of the child. */
  id: number;
  /** Its MRR in minor units. */
  weight: number;
  score: Fraction | null;
}

export interface RolledUp {
  /** Null while the children whose score is known weigh less than half. */
  score: Fraction | null;
  coverage: Fraction;
  /** What each child gives to the score; they add up to it. */
  contributions: Map<number, Fraction>;
}

const ZERO: Fraction = { n: 0n, d: 1n };
const HALF: Fraction = { n: 1n, d: 2n };

/**
 * A parent's score by its children's: the worst one, or the mean by MRR (metrics.md, Health). Children without a score are
 * left out; where none pays, all count alike.
 */
export function rollUp(policy: RollUpPolicy, parts: readonly ChildPart[]): RolledUp {
  const isByMrr = policy === 'mean' && parts.some(({ weight }) => weight > 0);
  const weighed = parts.map((part) => ({ ...part, weight: isByMrr ? part.weight : 1 }));
  const known = weighed.flatMap(({ id, weight, score }) => (score ? [{ id, weight, score }] : []));
  const [all, present] = [weighed, known].map((some) => some.reduce((sum, { weight }) => sum + weight, 0)) as [number, number];
  const coverage = all === 0 ? ZERO : over(whole(present), whole(all));
  if (present === 0 || compare(coverage, HALF) < 0) return { score: null, coverage, contributions: new Map() };
  const worst = known.reduce((one, other) => (compare(other.score, one.score) < 0 ? other : one));
  const contributions = new Map(
    policy === 'worst'
      ? [[worst.id, worst.score] as const]
      : known.map(({ id, weight, score }) => [id, over(times(whole(weight), score), whole(present))] as const),
  );
  return { score: [...contributions.values()].reduce(plus, ZERO), coverage, contributions };
}

/** A parent's score with the parts that it was made of. */
export interface RolledParent extends RolledUp {
  parts: ChildPart[];
}

/**
 * The scores of parents, by id. A parent that is another's child counts there with the score that it has here.
 * @param parents the deepest first
 * @param children with the scores that are kept of them
 * @param scores of children that count in place of the kept ones
 */
export function rollUpTree(
  parents: readonly { id: number; policy: RollUpPolicy }[],
  children: ReadonlyMap<number, readonly ChildPart[]>,
  scores: ReadonlyMap<number, Fraction | null>,
): Map<number, RolledParent> {
  const known = new Map(scores);
  const rolled = new Map<number, RolledParent>();
  for (const { id, policy } of parents) {
    const parts = (children.get(id) ?? []).map((part) => ({ ...part, score: known.has(part.id) ? (known.get(part.id) ?? null) : part.score }));
    const parent = { ...rollUp(policy, parts), parts };
    known.set(id, parent.score);
    rolled.set(id, parent);
  }
  return rolled;
}

/** What each child did to the change between two days, the later day's children first; the parts add up to the change exactly. */
export function rollUpChange(before: RolledUp, after: RolledUp): { id: number; delta: Fraction }[] {
  const ids = new Set([...after.contributions.keys(), ...before.contributions.keys()]);
  return [...ids].map((id) => ({ id, delta: minus(after.contributions.get(id) ?? ZERO, before.contributions.get(id) ?? ZERO) }));
}

/** A part as it is stored. */
export interface StoredPart {
  id: number;
  weight: number;
  score: string | null;
}

export const storedPart = ({ score, ...part }: ChildPart): StoredPart => ({ ...part, score: score && `${score.n}/${score.d}` });

/** A stored part as it was. */
export function readPart({ id, weight, score }: StoredPart): ChildPart {
  const [n, d] = (score ?? '').split('/');
  return { id, weight, score: n && d ? { n: BigInt(n), d: BigInt(d) } : null };
}
