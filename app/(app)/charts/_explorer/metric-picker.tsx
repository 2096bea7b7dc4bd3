'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import type { MetricLabel } from '@/components/chart/prepare-figures';
import { Chip } from '@/components/ui/chip';
import { Select } from '@/components/ui/input';

interface MetricPickerProps {
  chosen: readonly string[];
  labels: Readonly<Record<string, MetricLabel>>;
  /** Ids that may be chosen. */
  offered: readonly string[];
  most: number;
  /** Where the explorer shows one more of them, one less, or it alone; by id. */
  hrefs: Readonly<Record<'add' | 'remove' | 'alone', Readonly<Record<string, string>>>>;
}

/** Which metrics: each a chip with a cross, and a list to add from. */
export function MetricPicker({ chosen, labels, offered, most, hrefs }: MetricPickerProps) {
  const t = useTranslations('explorer');
  const router = useRouter();
  const go = (href: string | undefined) => href !== undefined && router.push(href, { scroll: false });
  const left = offered.filter((id) => !chosen.includes(id)).map((value) => ({ value, label: labels[value]?.name ?? value }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      {chosen.map((id) =>
        chosen.length > 1 ? (
          <Chip key={id} field={labels[id]?.name ?? id} onRemove={() => go(hrefs.remove[id])} />
        ) : (
          <b key={id} className="font-strong">
            {labels[id]?.name ?? id}
          </b>
        ),
      )}
      {chosen.length < most && left.length > 0 && (
        <Select
          aria-label={t('add')}
          className="w-auto max-w-44"
          value=""
          placeholder={t('add')}
          options={left}
          onChange={(event) => go(hrefs.add[event.target.value])}
        />
      )}
      {chosen.length === 1 && (
        <Select
          aria-label={t('instead')}
          className="w-auto max-w-44"
          value=""
          placeholder={t('instead')}
          options={left}
          onChange={(event) => go(hrefs.alone[event.target.value])}
        />
      )}
    </div>
  );
}
