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

/** Which metrics: each a chip with a cross, and lists to change and to add from. */
export function MetricPicker({ chosen, labels, offered, most, hrefs }: MetricPickerProps) {
  const t = useTranslations('explorer');
  const router = useRouter();
  const go = (href: string | undefined) => href !== undefined && router.push(href, { scroll: false });
  const left = offered.filter((id) => !chosen.includes(id)).map((value) => ({ value, label: labels[value]?.name ?? value }));
  const ways = [...(chosen.length === 1 ? (['alone'] as const) : []), ...(chosen.length < most ? (['add'] as const) : [])];
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
      {left.length > 0 &&
        ways.map((way) => (
          <Select
            key={way}
            aria-label={t(way)}
            className="w-auto max-w-44"
            value=""
            placeholder={t(way)}
            options={left}
            onChange={(event) => go(hrefs[way][event.target.value])}
          />
        ))}
    </div>
  );
}
