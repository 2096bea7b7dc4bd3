import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';

export type Tone = 'good' | 'average' | 'poor' | 'unknown' | 'info';

const ink: Record<Tone, string> = {
  good: 'text-good',
  average: 'text-average',
  poor: 'text-poor',
  unknown: 'text-unknown',
  info: 'text-info',
};
const ground: Record<Tone, string> = {
  good: 'bg-good-soft',
  average: 'bg-average-soft',
  poor: 'bg-poor-soft',
  unknown: 'bg-unknown-soft',
  info: 'bg-info-soft',
};

interface BandProps {
  tone: Tone;
  /** The word: "Average", "58 Average". */
  children: ReactNode;
  look?: 'plain' | 'soft' | 'icon';
}

/** A judgement: icon and word, colour last. With the look `icon` the word is for screen readers. */
export function Band({ tone, children, look = 'plain' }: BandProps) {
  const soft = look === 'soft' && cx('h-5.5 rounded-sm pr-1.75 pl-1.25 text-sm', ground[tone]);
  return (
    <span className={cx('inline-flex items-center gap-1 font-medium whitespace-nowrap', ink[tone], soft)}>
      <Icon name={tone} size={14} />
      {look === 'icon' ? <span className="sr-only">{children}</span> : children}
    </span>
  );
}
