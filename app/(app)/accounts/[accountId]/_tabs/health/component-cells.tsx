import type { ReactNode } from 'react';
import type { MetricWords } from '@/app/(app)/accounts/[accountId]/_tabs/health/metric-words';
import { ScoreBar } from '@/components/health/score-bar';
import { Band } from '@/components/ui/band';
import { Explain } from '@/components/ui/explain';
import type { HealthComponent, HealthMember, HealthReading } from '@/lib/features/health/contract';
import { bandOf } from '@/lib/features/health/metrics';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import { readableWord } from '@/lib/kit/readable-word';
import { getTranslator } from '@/lib/next/messages';

const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** What stands at the worst and the best end of a scale. */
function endsOf({ metric, scale }: HealthMember, words: MetricWords): [string, string] {
  const marks =
    scale.kind === 'linear'
      ? scale.points.map(({ at, score }) => ({ text: words.value(metric, at), score }))
      : scale.kind === 'tiers'
        ? [
            ...scale.steps.map(({ upTo, score }) => ({ text: `≤ ${words.value(metric, upTo)}`, score })),
            { text: `> ${words.value(metric, scale.steps.at(-1)?.upTo ?? null)}`, score: scale.above },
          ]
        : scale.scores.map(({ value, score }) => ({ text: readableWord(value), score }));
  const sorted = [...marks].sort((a, b) => a.score - b.score);
  return [sorted[0]?.text ?? '', sorted.at(-1)?.text ?? ''];
}

interface Cells {
  /** The metric's name, which opens its definition. */
  named(member: HealthMember): ReactNode;
  /** Value, source, age, scale and score. */
  ofMember(member: HealthMember): ReactNode[];
  score(score: number | null): ReactNode;
  /** Weight, contribution and change. */
  weighed(component: HealthComponent): ReactNode[];
  figure(value: number | null): string;
  signed(value: number | undefined): string;
}

/** The cells of the components' table for a reader. */
export async function componentCells({ bands, rollUp, change: explained }: HealthReading, words: MetricWords, locale: string): Promise<Cells> {
  const [t, word] = [await getTranslator('health'), await getTranslator('table')];
  // A change of what its children make is explained by them.
  const change = rollUp ? null : explained;
  const deltas = new Map(change?.components.map(({ key, delta }) => [key, delta]));
  const figure = (value: number | null) => (value === null ? NO_VALUE : formatNumber(value, locale, ONE_DECIMAL));
  const signed = (value: number | undefined) =>
    value === undefined ? NO_VALUE : formatNumber(value, locale, { ...ONE_DECIMAL, signDisplay: 'exceptZero' });
  const score = (value: number | null) => {
    const band = bandOf(value === null ? null : Math.floor(value + 0.5), bands);
    return (
      <span className="grid grid-cols-[40px_1fr] gap-2">
        <span className="text-right">{figure(value)}</span>
        <Band tone={band}>{word(`band.${band}`)}</Band>
      </span>
    );
  };
  const scale = (member: HealthMember) =>
    member.state === 'scored' ? (
      <ScoreBar size="small" score={member.score} bands={bands} ends={endsOf(member, words)} />
    ) : (
      <span className="text-sm text-ink-2">{t(`state.${member.state}`, { days: member.staleDays ?? 0, score: member.score ?? 0 })}</span>
    );
  const age = ({ age: days, state }: HealthMember) => (
    <span className={state === 'stale' ? 'text-poor' : undefined}>{days === null ? t('current') : t('age', { count: days })}</span>
  );
  return {
    named: ({ metric }) => <Explain explanation={{ name: words.name(metric), definition: words.definition(metric) || t('ownMetric') }} />,
    ofMember: (member) => [words.value(member.metric, member.value), words.source(member.metric), age(member), scale(member), score(member.score)],
    score,
    weighed: ({ key, weight, contribution }) => [
      formatNumber(weight, locale),
      figure(contribution),
      signed(change === null ? undefined : (deltas.get(key) ?? 0)),
    ],
    figure,
    signed,
  };
}
