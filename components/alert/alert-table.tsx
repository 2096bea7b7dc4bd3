'use client';

import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import type { Selection } from '@/components/data-table/bulk-bar';
import { DataTable, type DataTableProps } from '@/components/data-table/data-table';
import { Form } from '@/components/form/form';
import { Dialog } from '@/components/ui/dialog';
import type { BookAlertsChange } from '@/lib/features/alert/contract';
import type { AlertRow } from '@/lib/features/alert/table';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { FormOutcome } from '@/lib/kit/form-outcome';

/** Steps that ask something first. */
type Asking = 'closed' | 'snoozed';

interface AlertTableProps<Row extends AlertRow> extends Omit<DataTableProps<Row>, 'label' | 'bulk' | 'mark'> {
  /** Absent for readers who may not write. */
  change?: (request: BookAlertsChange) => Promise<FormOutcome<{ ids: string[] }>>;
  /** What closing and snoozing ask. */
  asks: Record<Asking, readonly FieldSpec[]>;
  /** With which snoozing begins. */
  snoozeUntil: string;
  empty: ReactNode;
}

/** Alerts; selected ones are acknowledged, snoozed or closed together, with a way back from closing. */
export function AlertTable<Row extends AlertRow>({ change, asks, snoozeUntil, ...table }: AlertTableProps<Row>) {
  const t = useTranslations('alert');
  const [asking, setAsking] = useState<{ to: Asking; selection: Selection } | null>(null);
  const chosen = (selection: Selection): BookAlertsChange['alerts'] =>
    selection === 'all' ? { filter: table.state.filter } : { ids: [...selection] };
  const tell = (outcome: FormOutcome<{ ids: string[] }>, said: 'bulk.acknowledged' | 'bulk.reopened') => {
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else toast(t(said, { count: outcome.data.ids.length }));
  };
  const acknowledge = async (selection: Selection) => {
    if (change) tell(await change({ alerts: chosen(selection), change: { to: 'acknowledged' } }), 'bulk.acknowledged');
  };
  const undo = async (ids: string[]) => {
    if (change) tell(await change({ alerts: { ids }, change: { to: 'open' } }), 'bulk.reopened');
  };
  const finish = ({ ids }: { ids: string[] }) => {
    if (asking?.to === 'snoozed') toast(t('bulk.snoozed', { count: ids.length }));
    else {
      toast(t('bulk.closed', { count: ids.length }), {
        action: ids.length > 0 ? { label: t('bulk.undo'), onClick: () => void undo(ids) } : undefined,
        duration: 10_000,
      });
    }
    setAsking(null);
  };
  const bulk = [
    { label: t('acknowledge'), icon: 'check' as const, run: acknowledge },
    { label: t('bulk.snooze'), icon: 'bell' as const, run: async (selection: Selection) => setAsking({ to: 'snoozed', selection }) },
    { label: t('bulk.close'), icon: 'archive' as const, run: async (selection: Selection) => setAsking({ to: 'closed', selection }) },
  ];
  const verb = t(asking?.to === 'snoozed' ? 'bulk.snooze' : 'bulk.close');
  return (
    <>
      <DataTable label={t('label')} bulk={change ? bulk : []} {...table} />
      {change && asking && (
        <Dialog title={verb} open onOpenChange={(open) => !open && setAsking(null)}>
          <Form
            fields={asks[asking.to]}
            defaults={asking.to === 'snoozed' ? { until: snoozeUntil } : undefined}
            submit={verb}
            action={(input) => change({ alerts: chosen(asking.selection), change: { ...input, to: asking.to } as BookAlertsChange['change'] })}
            onDone={finish}
          />
        </Dialog>
      )}
    </>
  );
}
