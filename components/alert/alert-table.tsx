'use client';

import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import type { Selection } from '@/components/data-table/bulk-bar';
import { DataTable, type DataTableProps } from '@/components/data-table/data-table';
import { Form } from '@/components/form/form';
import { Dialog } from '@/components/ui/dialog';
import type { AlertsChange } from '@/lib/features/alert/contract';
import { type AlertRow, alertTable } from '@/lib/features/alert/table';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { FormOutcome } from '@/lib/kit/form-outcome';

type Request = Omit<AlertsChange, 'accountId'>;

interface AlertTableProps extends Pick<DataTableProps<AlertRow>, 'rows' | 'page' | 'state' | 'base' | 'place' | 'dropped' | 'aside'> {
  /** Absent for readers who may not write. */
  change?: (request: Request) => Promise<FormOutcome<{ ids: string[] }>>;
  /** What closing asks. */
  closing: readonly FieldSpec[];
  empty: ReactNode;
}

/** The alerts of an account; selected ones are acknowledged or closed together, with a way back from closing. */
export function AlertTable({ change, closing, ...table }: AlertTableProps) {
  const t = useTranslations('alert');
  const [selected, setSelected] = useState<Selection | null>(null);
  const chosen = (selection: Selection): Request['alerts'] => (selection === 'all' ? { filter: table.state.filter } : { ids: [...selection] });
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
    toast(t('bulk.closed', { count: ids.length }), {
      action: ids.length > 0 ? { label: t('bulk.undo'), onClick: () => void undo(ids) } : undefined,
      duration: 10_000,
    });
    setSelected(null);
  };
  const bulk = [
    { label: t('acknowledge'), icon: 'check' as const, run: acknowledge },
    { label: t('bulk.close'), icon: 'archive' as const, run: async (selection: Selection) => setSelected(selection) },
  ];
  return (
    <>
      <DataTable spec={alertTable} label={t('label')} bulk={change ? bulk : []} {...table} />
      {change && selected && (
        <Dialog title={t('bulk.close')} open onOpenChange={(open) => !open && setSelected(null)}>
          <Form
            fields={closing}
            submit={t('bulk.close')}
            action={({ outcome, note }) => change({ alerts: chosen(selected), change: { to: 'closed', outcome, note } })}
            onDone={finish}
          />
        </Dialog>
      )}
    </>
  );
}
