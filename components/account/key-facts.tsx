import type { CSSProperties, ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { Explain, type Explanation } from '@/components/ui/explain';

export interface KeyFact {
  id: string;
  label: string;
  /** Formatted: a string is set as a figure, anything else as it is. */
  value: ReactNode;
  hint?: ReactNode;
  explanation?: Explanation;
  /** At the end of the label's line, such as a link to more. */
  aside?: ReactNode;
}

interface KeyFactsProps {
  facts: readonly KeyFact[];
  /** The first fact is the one that counts: it is wider. */
  lead?: boolean;
}

/** The few facts one wants to know first, side by side; two in a row on a phone. */
export function KeyFacts({ facts, lead }: KeyFactsProps) {
  const columns = lead
    ? `2.2fr repeat(${facts.length - 1}, minmax(0, 1fr))`
    : `repeat(${facts.length}, minmax(0, 1fr))`;
  return (
    <dl
      style={{ '--columns': columns } as CSSProperties}
      className="grid grid-cols-(--columns) rounded-lg border border-line phone:grid-cols-2"
    >
      {facts.map((fact, index) => (
        <div key={fact.id} className={cx(cellClass, phoneBorders(index, facts.length, lead))}>
          <dt className="flex min-h-4 items-center justify-between gap-2 text-sm leading-4 text-ink-2">
            {fact.explanation ? <Explain explanation={fact.explanation} words={fact.label} /> : fact.label}
            {fact.aside}
          </dt>
          <dd className="mt-1">
            {typeof fact.value === 'string' ? <span className={figureClass}>{fact.value}</span> : fact.value}
            {fact.hint && <div className="text-sm text-ink-2">{fact.hint}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const cellClass = 'min-w-0 px-4 pt-2.5 pb-3 wide:not-first:border-l wide:not-first:border-line phone:px-3 phone:py-2';
const figureClass = 'block cut text-xl leading-6 font-strong tracking-[-.01em] phone:text-[17px]';

/** On a phone the leading fact and an odd last one take the whole width. */
function phoneBorders(index: number, count: number, lead = false): string {
  const before = lead ? 1 : 0;
  if (lead && index === 0) return 'phone:col-span-2';
  const place = index - before;
  const right = place % 2 === 1;
  const alone = !right && index === count - 1;
  return cx(
    'phone:border-line',
    (lead || place > 1) && 'phone:border-t',
    right && 'phone:border-l',
    alone && 'phone:col-span-2',
  );
}
