'use client';

import { useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import type { IconName } from '@/components/ui/icon';

/** What can be done with several rows at once; `run` gets their keys. */
export interface BulkAction {
  label: string;
  icon?: IconName;
  run: (keys: string[]) => Promise<void>;
}

interface BulkBarProps {
  keys: string[];
  actions: readonly BulkAction[];
  onClear: () => void;
}

/** Stands above the table while rows are selected. */
export function BulkBar({ keys, actions, onClear }: BulkBarProps) {
  const t = useTranslations('table');
  const [busy, startTransition] = useTransition();
  if (keys.length === 0) return null;
  return (
    <section
      aria-label={t('selection.label')}
      className="flex h-10.5 items-center gap-2 overflow-x-auto border-b border-accent-line bg-accent-soft px-card"
    >
      <span role="status" className="mr-1 font-strong whitespace-nowrap">
        {t('selection.count', { count: keys.length })}
      </span>
      {actions.map(({ label, icon, run }) => (
        <Button key={label} size="small" icon={icon} busy={busy} onClick={() => startTransition(() => run(keys))}>
          {label}
        </Button>
      ))}
      <Button kind="quiet" size="small" className="ml-auto" onClick={onClear}>
        {t('selection.clear')}
      </Button>
    </section>
  );
}
