'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { arrange, putBack, takeOff } from '@/app/(app)/accounts/[accountId]/_tabs/metrics/actions';
import { IconButton } from '@/components/ui/button';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { toastDone, type WayBack } from '@/components/ui/toast-done';
import type { PinnedChart } from '@/lib/features/chart/contract';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface ChartMenuProps {
  accountId: string;
  chart: Pick<PinnedChart, 'id' | 'name' | 'isEverywhere' | 'editable'>;
  /** Where a linked chart is changed. */
  source: string | null;
  /** Ids of the charts of the same kind, this one's or every account's, in their order. */
  order: readonly string[];
}

/** The order with one of them a place nearer to the beginning. */
function ahead(order: readonly string[], id: string): string[] {
  const at = order.indexOf(id);
  return [...order.slice(0, at - 1), id, ...order.slice(at - 1, at), ...order.slice(at + 1)];
}

/** What can be done with a chart of the tab. */
export function ChartMenu({ accountId, chart: { id, name, isEverywhere, editable }, source, order }: ChartMenuProps) {
  const t = useTranslations('explorer');
  const router = useRouter();
  const run = async (what: Promise<FormOutcome<unknown>>, done: string, undo: WayBack['action']) => {
    const outcome = await what;
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else toastDone(done, { label: t('tab.undo'), done: t('tab.undone'), action: undo });
  };
  const move = (to: readonly string[]) => run(arrange(accountId, to), t('tab.arranged'), () => arrange(accountId, order));
  const next = order[order.indexOf(id) + 1];
  const items: MenuItem[] = [
    ...(source ? [{ label: t('tab.openSource'), icon: 'chart' as const, onSelect: () => router.push(source) }] : []),
    {
      label: t('tab.ahead'),
      icon: 'arrow-up',
      disabled: order[0] === id,
      onSelect: () => void move(ahead(order, id)),
    },
    {
      label: t('tab.back'),
      icon: 'arrow-down',
      disabled: next === undefined,
      onSelect: () => void move(ahead(order, next ?? id)),
    },
    {
      label: isEverywhere ? t('tab.removeEverywhere') : t('tab.remove'),
      icon: 'trash',
      danger: true,
      disabled: !editable,
      onSelect: () => void run(takeOff(accountId, id), t('tab.removed'), () => putBack(accountId, id)),
    },
  ];
  return <Menu groups={[{ items }]} trigger={<IconButton kind="quiet" size="small" icon="more" label={t('tab.menu', { name })} />} />;
}
