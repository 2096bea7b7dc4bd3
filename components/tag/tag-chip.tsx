import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import type { TagValue } from '@/lib/kit/table-spec';
import { TAG_COLOURS, type TagColour } from '@/lib/kit/tag-colours';

const dots: Record<TagColour, string> = {
  neutral: 'bg-unknown-fill',
  blue: 'bg-c-1',
  orange: 'bg-c-2',
  green: 'bg-c-3',
  pink: 'bg-c-4',
  brown: 'bg-c-5',
  purple: 'bg-c-6',
  red: 'bg-c-7',
  indigo: 'bg-c-8',
};

interface TagChipProps {
  tag: TagValue;
  /** Such as the button that takes it off. */
  children?: ReactNode;
}

/** A tag: its colour, its name. A colour that is not of the palette is grey. */
export function TagChip({ tag: { name, colour }, children }: TagChipProps) {
  const known = TAG_COLOURS.find((one) => one === colour) ?? 'neutral';
  return (
    <span className="inline-flex h-5 max-w-full flex-none items-center gap-1.5 rounded-sm border border-line px-1.5 text-sm whitespace-nowrap text-ink-2">
      <span aria-hidden="true" className={cx('size-2 flex-none rounded-full', dots[known])} />
      <span className="cut">{name}</span>
      {children}
    </span>
  );
}
