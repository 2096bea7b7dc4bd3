import { rounded } from '@/lib/kit/exact';
import { explainChange, shownChange, shownParts } from './change';
import type { HealthChange, HealthComponent, HealthFigures, HealthReading } from './contract';
import { judge, type KnownDay } from './days';
import { describeRollUp, describeRollUpChange } from './describe-parents';
import { bandOf } from './metrics';
import type { OverrideRow } from './overrides';
import { contributionOf, type Evaluation, shownScore } from './score';

/** Bands of accounts that no model scores. */
const NO_BANDS = { average: 31, good: 71 };

const oneDecimal = (score: Evaluation['score']) => score && rounded(score, 1);

/** The components as they are shown: contributions add up to the shown score. */
function describeComponents({ content }: KnownDay, evaluation: Evaluation): HealthComponent[] {
  const { components, score } = evaluation;
  const present = components.filter((component) => component.score !== null);
  const total = oneDecimal(score);
  const parts = present.map((component) => contributionOf(component, evaluation));
  const contributions = new Map(
    (total === null ? parts.map((part) => rounded(part, 1)) : shownParts(parts, total)).map((part, index) => [present[index]?.key, part]),
  );
  return components.map(({ key, weight, score: of, members }, at) => {
    const defined = content.components[at];
    return {
      ...{ key, weight, name: defined?.name ?? null, score: oneDecimal(of), contribution: contributions.get(key) ?? null },
      members: members.flatMap(({ score: one, ...member }, index) => {
        const { scale, staleDays } = defined?.members[index] ?? {};
        return scale && staleDays !== undefined ? [{ ...member, score: oneDecimal(one), scale, staleDays }] : [];
      }),
    };
  });
}

/** What stands in place of the computed score, with its band. */
export function describeOverride(row: OverrideRow | null, bands: HealthReading['bands']): HealthReading['override'] {
  return row && { ...row, band: bandOf(row.score, bands), createdAt: row.createdAt.toISOString() };
}

/** Why the score of one day became another's, with what its components, or its children, are called. */
export function describeChange(earlier: KnownDay, later: KnownDay): HealthChange | null {
  if (earlier.rollUp || later.rollUp) return describeRollUpChange(earlier, later);
  const explained = explainChange(earlier, later);
  if (!explained) return null;
  const { components, ...ends } = shownChange(explained);
  const defined = new Map([...later.content.components, ...earlier.content.components].map((component) => [component.key, component]));
  const named = components.map(({ key, delta }) => {
    const { name = null, members = [] } = defined.get(key) ?? {};
    return { key, delta, name, metric: members.length === 1 ? (members[0]?.metric ?? null) : null };
  });
  return { day: earlier.day, ...ends, components: named };
}

type Judged = Pick<HealthReading, 'isFrozen' | 'model' | 'bands' | 'score' | 'whole' | 'band' | 'coverage' | 'isBlocked' | 'components' | 'rollUp'>;

/** An account's health of a day as people read it. */
export function describeDay(known: KnownDay | null): Judged {
  if (!known) {
    const nothing = { score: null, whole: null, band: 'unknown', coverage: 0, isBlocked: false, components: [], rollUp: null } as const;
    return { isFrozen: false, model: null, bands: NO_BANDS, ...nothing, components: [] };
  }
  const { version, isFrozen } = known;
  const { own, rolled } = judge(known);
  const { score, coverage } = rolled ?? own;
  const whole = shownScore(score);
  return {
    isFrozen,
    model: { id: version.modelId, name: version.name, number: version.number },
    bands: version.content.bands,
    score: oneDecimal(score),
    whole,
    band: bandOf(whole, version.content.bands),
    coverage: rounded(coverage, 2),
    isBlocked: rolled === null && own.isBlocked,
    components: describeComponents(known, own),
    rollUp: rolled && describeRollUp(known, rolled, oneDecimal(own.score)),
  };
}

const isNumber = (value: string) => /^-?\d+(\.\d+)?$/.test(value);

/** The body of the API: a component of one metric has its value, a group has none; components give nothing to a score that is the children's. */
export function figuresOf({ score, band, coverage, model, override, components, rollUp, change }: HealthReading): HealthFigures {
  const { id: _id, ...said } = override ?? { id: null };
  return {
    ...{ score, band, coverage, modelVersion: model?.number ?? null },
    override: override && (said as HealthFigures['override']),
    components: components.map(({ key, score: of, weight, contribution, members }) => {
      const value = members.length === 1 ? (members[0]?.value ?? null) : null;
      return {
        key,
        value: value !== null && isNumber(value) ? Number(value) : value,
        score: of,
        weight,
        contribution: rollUp ? null : contribution,
        missing: of === null,
      };
    }),
    ...(change && {
      change: { from: change.from, to: change.to, delta: change.delta, components: change.components.map(({ key, delta }) => ({ key, delta })) },
    }),
  };
}
