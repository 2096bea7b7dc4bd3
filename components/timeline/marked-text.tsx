import type { Segment } from '@/lib/features/timeline/contract';

/** A text with what the search found in it. */
export function MarkedText({ segments }: { segments: readonly Segment[] }) {
  let start = 0;
  return segments.map(({ text, hit }) => {
    const key = start;
    start += text.length;
    return hit ? (
      <mark key={key} className="rounded-sm bg-average-soft text-inherit">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}
