'use client';

import { useTranslations } from 'use-intl/react';
import { ScaleEditor } from '@/components/health/scale-editor';
import { Input, Select } from '@/components/ui/input';
import type { Member, Scale } from '@/lib/features/health/contract';

/** A metric that a model may score. */
export interface MetricChoice {
  id: string;
  label: string;
  /** What its figures are in; empty where they speak for themselves. */
  unit: string;
  isCategory: boolean;
  /** Of a category, what it may be. */
  values: readonly string[];
}

interface MemberEditorProps {
  member: Member;
  metrics: readonly MetricChoice[];
  onChange: (member: Member) => void;
}

const KINDS = ['linear', 'tiers'] as const;
const POLICIES = ['exclude', 'score', 'block'] as const;

/** A scale to begin with, of a kind that fits the metric. */
function scaleFor(kind: Scale['kind'], values: readonly string[]): Scale {
  if (kind === 'tiers') return { kind, steps: [{ upTo: 0, score: 0 }], above: 100 };
  if (kind === 'linear') {
    return {
      kind,
      points: [
        { at: 0, score: 0 },
        { at: 100, score: 100 },
      ],
    };
  }
  const scores = values.map((value, index) => ({ value, score: values.length > 1 ? Math.round((100 * index) / (values.length - 1)) : 100 }));
  return { kind, scores: scores.length > 0 ? scores : [{ value: 'good', score: 100 }], other: null };
}

/** A metric to begin with. */
export function newMember({ id, isCategory, values }: MetricChoice): Member {
  return { metric: id, scale: scaleFor(isCategory ? 'categories' : 'linear', values), missing: { policy: 'exclude' }, staleDays: null };
}

/** One metric with its scale, what holds when it is missing, and how old it may be. */
export function MemberEditor({ member, metrics, onChange }: MemberEditorProps) {
  const t = useTranslations('healthModel');
  const { metric, scale, missing, staleDays } = member;
  const choice = metrics.find(({ id }) => id === metric);
  const choose = (id: string) => {
    const next = metrics.find((one) => one.id === id);
    if (next) onChange({ ...newMember(next), missing, staleDays });
  };
  const setPolicy = (policy: string) =>
    onChange({ ...member, missing: policy === 'score' ? { policy, score: 0 } : { policy: policy === 'block' ? 'block' : 'exclude' } });
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label={t('metric')}
          className="max-w-60"
          options={[...metrics.map(({ id, label }) => ({ value: id, label })), ...(choice ? [] : [{ value: metric, label: metric }])]}
          value={metric}
          onChange={(event) => choose(event.target.value)}
        />
        {choice?.unit && <span className="text-sm text-ink-2">{choice.unit}</span>}
        {scale.kind !== 'categories' && (
          <Select
            aria-label={t('scale')}
            className="max-w-32"
            options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={scale.kind}
            onChange={(event) => onChange({ ...member, scale: scaleFor(event.target.value === 'tiers' ? 'tiers' : 'linear', []) })}
          />
        )}
      </div>
      <ScaleEditor scale={scale} values={choice?.values ?? []} onChange={(next) => onChange({ ...member, scale: next })} />
      <div className="flex flex-wrap items-center gap-2 text-ink-2">
        <label className="inline-flex items-center gap-2 whitespace-nowrap">
          {t('whenMissing')}
          <Select
            className="max-w-44"
            options={POLICIES.map((value) => ({ value, label: t(`policy.${value}`) }))}
            value={missing.policy}
            onChange={(event) => setPolicy(event.target.value)}
          />
        </label>
        {missing.policy === 'score' && (
          <Input
            aria-label={t('assumedScore')}
            type="number"
            min={0}
            max={100}
            className="max-w-18"
            value={missing.score}
            onChange={(event) => onChange({ ...member, missing: { policy: 'score', score: Number(event.target.value) } })}
          />
        )}
        <label className="inline-flex items-center gap-2 whitespace-nowrap">
          {t('staleAfter')}
          <Input
            type="number"
            min={1}
            className="max-w-20"
            placeholder={t('never')}
            value={staleDays ?? ''}
            onChange={(event) => onChange({ ...member, staleDays: event.target.value === '' ? null : Number(event.target.value) })}
          />
        </label>
      </div>
    </div>
  );
}
