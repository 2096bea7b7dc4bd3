'use client';

import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import type { Selection } from '@/components/data-table/bulk-bar';
import { DataTable, type DataTableProps } from '@/components/data-table/data-table';
import { Form } from '@/components/form/form';
import { Dialog } from '@/components/ui/dialog';
import type { AlertsChanged, BookAlertsChange } from '@/lib/features/alert/contract';
import type { AlertRow } from '@/lib/features/alert/table';
import type { Filter } from '@/lib/kit/filter';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { FormOutcome } from '@/lib/kit/form-outcome';

/** Steps that ask something first. */
const ASKING = ['assigned', 'snoozed', 'closed'] as const;
type Asking = (typeof ASKING)[number];
const ICONS = { assigned: 'user', snoozed: 'bell', closed: 'archive' } as const;
/** Steps that are taken at a click. */
type Plain = 'acknowledged' | 'open';
const UNDO_MS = 10_000;

interface AlertTableProps<Row extends AlertRow> extends Omit<DataTableProps<Row>, 'label' | 'bulk' | 'mark'> {
  /** What all alerts means, beyond the page. */
  everything: Filter;
  /** Absent for readers who may not write. */
  change?: (request: BookAlertsChange) => Promise<FormOutcome<AlertsChanged>>;
  /** What each step asks; one that asks nothing isn't offered. */
  asks: Readonly<Partial<Record<Asking, readonly FieldSpec[]>>>;
  /** With which snoozing begins. */
  snoozeUntil: string;
  empty: ReactNode;
}

/** What takes a step with several alerts back. */
function wayBack(to: Asking, { ids, former }: AlertsChanged): BookAlertsChange[] {
  if (ids.length === 0) return [];
  if (to !== 'assigned') return [{ alerts: { ids }, change: { to: to === 'closed' ? 'open' : 'awake' } }];
  return former.map(({ assigneeId, ids: some }) => ({ alerts: { ids: some }, change: { to: 'assigned', assigneeId } }));
}

/** Whether a list holds open alerts alone, closed ones alone, or both (undefined). */
const openness = ({ all }: Filter) => all.find(({ column, op }) => column === 'open' && op === 'is')?.value;

/** Alerts; selected ones, or all, are acknowledged, assigned, snoozed, closed or opened again together, with a way back. */
export function AlertTable<Row extends AlertRow>({ everything, change, asks, snoozeUntil, ...table }: AlertTableProps<Row>) {
  const t = useTranslations('alert');
  const open = openness(everything);
  const [asking, setAsking] = useState<{ to: Asking; selection: Selection } | null>(null);
  const chosen = (selection: Selection): BookAlertsChange['alerts'] => (selection === 'all' ? { filter: everything } : { ids: [...selection] });
  const undo = async (requests: readonly BookAlertsChange[]) => {
    for (const request of requests) {
      const outcome = await change?.(request);
      if (outcome && 'errors' in outcome) return toast.error(outcome.errors[0]?.message);
    }
    return toast(t('bulk.undone'));
  };
  const tell = (to: Asking | Plain, changed: AlertsChanged) => {
    const back = to === 'acknowledged' || to === 'open' ? [] : wayBack(to, changed);
    toast(t(`bulk.${to}`, { count: changed.ids.length }), {
      description: changed.left > 0 ? t(`bulk.left.${to}`, { count: changed.left }) : undefined,
      action: back.length > 0 ? { label: t('bulk.undo'), onClick: () => void undo(back) } : undefined,
      duration: UNDO_MS,
    });
    setAsking(null);
  };
  const take = (to: Plain) => async (selection: Selection) => {
    const outcome = await change?.({ alerts: chosen(selection), change: { to } });
    if (outcome && 'errors' in outcome) toast.error(outcome.errors[0]?.message);
    else if (outcome) tell(to, outcome.data);
  };
  const steps = ASKING.filter((to) => asks[to] && (to === 'assigned' || open !== false)).map((to) => ({
    label: t(`bulk.do.${to}`),
    icon: ICONS[to],
    run: async (selection: Selection) => setAsking({ to, selection }),
  }));
  const bulk = [
    ...(open === false ? [] : [{ label: t('acknowledge'), icon: 'check' as const, run: take('acknowledged') }]),
    ...steps,
    ...(open === true ? [] : [{ label: t('reopen'), icon: 'undo' as const, run: take('open') }]),
  ];
  return (
    <>
      <DataTable label={t('label')} bulk={change ? bulk : []} {...table} />
      {change && asking && (
        <Dialog title={t(`bulk.do.${asking.to}`)} open onOpenChange={(open) => !open && setAsking(null)}>
          <Form
            fields={asks[asking.to] ?? []}
            defaults={asking.to === 'snoozed' ? { until: snoozeUntil } : undefined}
            submit={t(`bulk.do.${asking.to}`)}
            action={(input) => change({ alerts: chosen(asking.selection), change: { ...input, to: asking.to } as BookAlertsChange['change'] })}
            onDone={(changed) => tell(asking.to, changed)}
          />
        </Dialog>
      )}
    </>
  );
}
