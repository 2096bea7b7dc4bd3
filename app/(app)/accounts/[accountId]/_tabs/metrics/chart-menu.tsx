'use client';

import { useRouter } from 'next/navigation';
import type { KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl/react';
import { arrowStep, stepped } from '@/components/overview/arrow-step';
import { IconButton } from '@/components/ui/button';
import { Menu, type MenuGroup } from '@/components/ui/menu';
import type { PinnedChart } from '@/lib/features/chart/contract';
import { CHART_HEIGHTS, CHART_WIDTHS, type ChartSize } from '@/lib/features/chart/metrics';

/** What can be done with a chart of the tab; undefined where it can't. */
export interface ChartActs {
  move(by: -1 | 1): void;
  resize(to: ChartSize): void;
  remove(): void;
}

interface ChartMenuProps {
  chart: Pick<PinnedChart, 'name' | 'isEverywhere' | 'editable'>;
  size: ChartSize;
  acts: ChartActs;
  isFirst: boolean;
  isLast: boolean;
  /** Where a linked chart is changed. */
  source: string | null;
}

/** The same size with one side a step smaller or larger; at an end the same. */
const sizeAfter = (size: ChartSize, side: keyof ChartSize, by: -1 | 1): ChartSize =>
  side === 'width' ? { ...size, width: stepped(CHART_WIDTHS, size.width, by) } : { ...size, height: stepped(CHART_HEIGHTS, size.height, by) };

/** Moves, resizes and takes off a chart; on the button itself, Shift and arrows resize it. */
export function ChartMenu({ chart: { name, isEverywhere, editable }, size, acts, isFirst, isLast, source }: ChartMenuProps) {
  const t = useTranslations('explorer');
  const router = useRouter();
  const onKey = (event: KeyboardEvent) => {
    const step = event.shiftKey && arrowStep(event.key);
    if (!step) return;
    event.preventDefault();
    acts.resize(sizeAfter(size, step.side, step.by));
  };
  const groups: MenuGroup[] = [
    {
      items: [
        ...(source ? [{ label: t('tab.openSource'), icon: 'chart' as const, onSelect: () => router.push(source) }] : []),
        { label: t('tab.ahead'), icon: 'arrow-up', disabled: isFirst, onSelect: () => acts.move(-1) },
        { label: t('tab.back'), icon: 'arrow-down', disabled: isLast, onSelect: () => acts.move(1) },
      ],
    },
    {
      label: t('tab.size', { keys: '⇧ ← → ↑ ↓' }),
      items: [
        ...CHART_WIDTHS.map((width) => ({
          ...{ label: t(`tab.width.${width}`), checked: width === size.width },
          onSelect: () => acts.resize({ ...size, width }),
        })),
        ...CHART_HEIGHTS.map((height) => ({
          ...{ label: t(`tab.height.${height}`), checked: height === size.height },
          onSelect: () => acts.resize({ ...size, height }),
        })),
      ],
    },
    {
      items: [
        {
          label: isEverywhere ? t('tab.removeEverywhere') : t('tab.remove'),
          icon: 'trash',
          danger: true,
          disabled: !editable,
          onSelect: acts.remove,
        },
      ],
    },
  ];
  return <Menu groups={groups} trigger={<IconButton kind="quiet" size="small" icon="more" label={t('tab.menu', { name })} onKeyDown={onKey} />} />;
}
