import type { ReactNode } from 'react';
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

const cellClass = 'min-w-0 grow bg-surface px-4 pt-2.5 pb-3 phone:px-3 phone:py-2';
const plainClass = 'basis-36 phone:basis-[calc(50%-1px)]';
const leadClass = 'basis-64 wide:grow-4 phone:basis-full';

/** The few facts one wants to know first; the lines between them are the ground showing through. */
export function KeyFacts({ facts, lead }: KeyFactsProps) {
  return (
    <dl className="flex flex-wrap gap-px overflow-hidden rounded-lg border border-line bg-line">
      {facts.map((fact, index) => (
        <div key={fact.id} className={cx(cellClass, lead && index === 0 ? leadClass : plainClass)}>
          <dt className="flex min-h-4 items-center justify-between gap-2 text-sm leading-4 text-ink-2 [&_a]:-my-1 [&_a]:inline-flex [&_a]:min-h-6 [&_a]:items-center">
            {fact.explanation ? <Explain explanation={fact.explanation} words={fact.label} /> : fact.label}
            {fact.aside}
          </dt>
          <dd className="mt-1">
            {typeof fact.value === 'string' ? (
              <span className="block cut text-xl leading-6 font-strong tracking-[-.01em] phone:text-[17px]">{fact.value}</span>
            ) : (
              fact.value
            )}
            {fact.hint && <div className="text-sm text-ink-2">{fact.hint}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
