'use client';

import { useTranslations } from 'use-intl/react';
import { Button, IconButton } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { Scale } from '@/lib/features/health/contract';

interface ScaleEditorProps {
  scale: Scale;
  /** Of a category, what it may be. */
  values: readonly string[];
  onChange: (scale: Scale) => void;
}

/** A mark of a scale: where it stands, and the score there. */
interface Mark {
  at: string;
  score: number;
}

function marksOf(scale: Scale): Mark[] {
  if (scale.kind === 'linear') return scale.points.map(({ at, score }) => ({ at: String(at), score }));
  if (scale.kind === 'tiers') return scale.steps.map(({ upTo, score }) => ({ at: String(upTo), score }));
  return scale.scores.map(({ value, score }) => ({ at: value, score }));
}

/** The scale with other marks; figures ascend. */
function withMarks(scale: Scale, marks: readonly Mark[]): Scale {
  if (scale.kind === 'categories') return { ...scale, scores: marks.map(({ at, score }) => ({ value: at, score })) };
  const figures = marks.map(({ at, score }) => ({ at: Number(at), score }));
  if (scale.kind === 'linear') return { ...scale, points: figures };
  return { ...scale, steps: figures.map(({ at, score }) => ({ upTo: at, score })) };
}

/** The marks of a scale, each a value and its score; between the marks of a linear one lies a straight line. */
export function ScaleEditor({ scale, values, onChange }: ScaleEditorProps) {
  const t = useTranslations('healthModel');
  const marks = marksOf(scale);
  const change = (index: number, mark: Partial<Mark>) =>
    onChange(
      withMarks(
        scale,
        marks.map((one, at) => (at === index ? { ...one, ...mark } : one)),
      ),
    );
  const isFigure = scale.kind !== 'categories';
  const next = isFigure ? String(Number(marks.at(-1)?.at ?? 0) + 1) : (values.find((value) => marks.every(({ at }) => at !== value)) ?? '');
  const least = scale.kind === 'linear' ? 2 : 1;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      {marks.map(({ at, score }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place; its value changes while it is typed
        <span key={index} className="inline-flex items-center gap-1">
          {scale.kind === 'tiers' && <span className="text-ink-2">{t('upTo')}</span>}
          <Input
            aria-label={t('at')}
            type={isFigure ? 'number' : 'text'}
            step="any"
            className={isFigure ? 'max-w-24' : 'max-w-32'}
            value={at}
            onChange={(event) => change(index, { at: event.target.value })}
          />
          <span aria-hidden="true" className="text-ink-2">
            →
          </span>
          <Input
            aria-label={t('scoreAt')}
            type="number"
            min={0}
            max={100}
            className="max-w-18"
            value={score}
            onChange={(event) => change(index, { score: Number(event.target.value) })}
          />
          {marks.length > least && (
            <IconButton
              kind="quiet"
              size="small"
              icon="trash"
              label={t('removeMark')}
              onClick={() => onChange(withMarks(scale, marks.toSpliced(index, 1)))}
            />
          )}
        </span>
      ))}
      {scale.kind === 'tiers' && (
        <label className="inline-flex items-center gap-1 text-ink-2">
          {t('above')}
          <Input
            type="number"
            min={0}
            max={100}
            className="max-w-18"
            value={scale.above}
            onChange={(event) => onChange({ ...scale, above: Number(event.target.value) })}
          />
        </label>
      )}
      <Button size="small" kind="quiet" icon="plus" onClick={() => onChange(withMarks(scale, [...marks, { at: next, score: 50 }]))}>
        {t('addMark')}
      </Button>
    </div>
  );
}
