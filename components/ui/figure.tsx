import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { Explain, type Explanation } from '@/components/ui/explain';

interface FigureProps {
  label: string;
  /** Formatted; null is drawn as a dash, for "no data". */
  value: ReactNode;
  unit?: string;
  hint?: ReactNode;
  /** `large` is for the one hero figure of a page, `small` for words and figures in rows. */
  size?: 'small' | 'normal' | 'large';
  /** Makes the label open the metric's definition. */
  explanation?: Explanation;
}

const sizes = {
  small: 'text-md leading-5',
  normal: 'text-xl leading-6 tracking-[-.01em] phone:text-[17px]',
  large: 'text-2xl leading-8 tracking-[-.02em]',
};

/** One number with its name, unit and what to know about it. */
export function Figure({ label, value, unit, hint, size = 'normal', explanation }: FigureProps) {
  return (
    <div className="min-w-0">
      <div className="text-sm leading-4 text-ink-2">{explanation ? <Explain explanation={explanation} words={label} /> : label}</div>
      <div className={cx('mt-1 font-strong whitespace-nowrap', sizes[size])}>
        {value ?? '—'}
        {unit && value !== null && <small className="ml-1 text-sm font-normal tracking-normal text-ink-2">{unit}</small>}
      </div>
      {hint && <div className="text-sm text-ink-2">{hint}</div>}
    </div>
  );
}
