'use client';

import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import type { IconName } from '@/components/ui/icon';

/** Keys of rows, or every row that the filter lets through, on whatever page. */
export type Selection = readonly string[] | 'all';

/** What can be done with several rows at once. */
export interface BulkAction {
  label: string;
  icon?: IconName;
  run: (selection: Selection) => Promise<void>;
}

interface BulkBarProps {
  keys: readonly string[];
  actions: readonly BulkAction[];
  /** All rows that match; null when the selection can't go beyond the page. */
  matches: number | null;
  onClear: () => void;
}

/** Stands above the table while rows are selected. */
export function BulkBar({ keys, actions, matches, onClear }: BulkBarProps) {
  const t = useTranslations('table');
  const [busy, startTransition] = useTransition();
  const [widened, setWidened] = useState('');
  if (keys.length === 0) return null;
  // Another selection than the one that was widened is only itself again.
  const isAll = widened === keys.join('\n');
  const selection: Selection = isAll ? 'all' : keys;
  return (
    <section
      aria-label={t('selection.label')}
      className="flex h-10.5 items-center gap-2 overflow-x-auto border-b border-accent-line bg-accent-soft px-card"
    >
      <span role="status" className="mr-1 font-strong whitespace-nowrap">
        {t('selection.count', { count: isAll && matches !== null ? matches : keys.length })}
      </span>
      {matches !== null && !isAll && (
        <Button kind="quiet" size="small" onClick={() => setWidened(keys.join('\n'))}>
          {t('selection.matches', { count: matches })}
        </Button>
      )}
      {actions.map(({ label, icon, run }) => (
        <Button key={label} size="small" icon={icon} busy={busy} onClick={() => startTransition(() => run(selection))}>
          {label}
        </Button>
      ))}
      <Button kind="quiet" size="small" className="ml-auto" onClick={onClear}>
        {t('selection.clear')}
      </Button>
    </section>
  );
}
