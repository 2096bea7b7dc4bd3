import { type Fraction, minus, plus, rounded, whole } from '@/lib/kit/exact';
import { shownChange, shownParts } from './change';
import type { HealthChange, HealthChild, HealthReading } from './contract';
import { judge, type KnownDay } from './days';
import { HIDDEN_CHILDREN, POLICY_CHANGED } from './metrics';
import { type RolledUp, rollUpChange } from './roll-up';

const ZERO: Fraction = whole(0);

type Child = NonNullable<KnownDay['rollUp']>['children'][number];

const oneDecimal = (score: Fraction | null) => score && rounded(score, 1);

/** A parent's children with their parts, which add up to its score; those that the reader doesn't see as one. */
export function describeRollUp({ rollUp }: KnownDay, { score, contributions }: RolledUp, own: number | null): HealthReading['rollUp'] {
  if (!rollUp) return null;
  const given = (children: readonly Child[]) => children.reduce((sum, { id }) => plus(sum, contributions.get(id) ?? ZERO), ZERO);
  const seen = rollUp.children.filter((child) => child.seen);
  const unseen = rollUp.children.filter((child) => !child.seen);
  const groups = [...seen.map((child) => [child]), ...(unseen.length > 0 ? [unseen] : [])];
  const total = oneDecimal(score);
  const parts = total === null ? [] : shownParts(groups.map(given), total);
  const children = groups.map((group, index): HealthChild => {
    const [child] = group;
    const only = child?.seen ? child : null;
    const weight = group.reduce((sum, one) => sum + one.weight, 0);
    return { key: only?.key ?? null, name: only?.name ?? null, weight, score: oneDecimal(only?.score ?? null), contribution: parts[index] ?? null };
  });
  return { policy: rollUp.policy, own, children };
}

/** The entries of a change by child: those that the reader doesn't see add up to one. */
function entriesOf(changes: readonly { id: number; delta: Fraction }[], children: ReadonlyMap<number, Child>) {
  const entries = new Map<string, { name: string | null; delta: Fraction }>();
  for (const { id, delta } of changes) {
    const child = children.get(id);
    const [key, name] = child?.seen ? [`child:${child.key}`, child.name] : [HIDDEN_CHILDREN, null];
    entries.set(key, { name, delta: plus(entries.get(key)?.delta ?? ZERO, delta) });
  }
  return entries;
}

/** Why a score that is the children's changed: by child, or as a whole where it was not theirs on both days. */
export function describeRollUpChange(earlier: KnownDay, later: KnownDay): HealthChange | null {
  const [before, after] = [judge(earlier), judge(later)];
  const [from, to] = [(before.rolled ?? before.own).score, (after.rolled ?? after.own).score];
  if (!from || !to) return null;
  const children = new Map([...(earlier.rollUp?.children ?? []), ...(later.rollUp?.children ?? [])].map((child) => [child.id, child]));
  const isByChild = before.rolled && after.rolled && earlier.rollUp?.policy === later.rollUp?.policy;
  const entries = isByChild
    ? entriesOf(rollUpChange(before.rolled as RolledUp, after.rolled as RolledUp), children)
    : new Map([[POLICY_CHANGED, { name: null, delta: minus(to, from) }]]);
  const { components, ...ends } = shownChange({ from, to, components: [...entries].map(([key, { delta }]) => ({ key, delta })) });
  return {
    day: earlier.day,
    ...ends,
    components: components.map(({ key, delta }) => ({ key, delta, name: entries.get(key)?.name ?? null, metric: null })),
  };
}
