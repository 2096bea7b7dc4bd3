'use client';

import { useTranslations } from 'use-intl/react';
import { Popover } from '@/components/ui/popover';

export interface Explanation {
  /** The metric's name. */
  name: string;
  definition: string;
  /** The days it looks at: "30 days to 18 Mar 2026". */
  window?: string;
  parts?: readonly { label: string; value: string }[];
}

interface ExplainProps {
  explanation: Explanation;
  /** The words one clicks; the metric's name by default. */
  words?: string;
}

/** A metric's name that opens its definition, its window and what it is made of. */
export function Explain({ explanation, words }: ExplainProps) {
  const t = useTranslations('controls');
  const { name, definition, window, parts } = explanation;
  const trigger = (
    <button
      type="button"
      aria-label={t('explain', { name })}
      className="-my-1 inline-flex min-h-6 items-center text-left underline decoration-line-control decoration-dotted underline-offset-3 hover:text-ink hover:decoration-solid"
    >
      {words ?? name}
    </button>
  );
  return (
    <Popover trigger={trigger} label={name} className="w-80">
      <p className="font-strong">{name}</p>
      <p className="mt-1 text-ink-2">{definition}</p>
      {window && (
        <p className="mt-2 flex justify-between gap-4 text-sm">
          <span className="text-ink-2">{t('window')}</span>
          <span>{window}</span>
        </p>
      )}
      {parts && parts.length > 0 && (
        <>
          <p className="mt-2 text-sm text-ink-2">{t('madeOf')}</p>
          <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t border-line pt-1.5">
            {parts.map((part) => (
              <div key={part.label} className="contents">
                <dt>{part.label}</dt>
                <dd className="text-right font-medium">{part.value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Popover>
  );
}
