'use client';

import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { changeAccounts, putAccounts } from '@/app/(app)/accounts/actions';
import type { Selection } from '@/components/data-table/bulk-bar';
import { Form } from '@/components/form/form';
import { Dialog } from '@/components/ui/dialog';
import type { Filter } from '@/lib/kit/filter';
import type { FieldSpec } from '@/lib/kit/form-field';

/** Records that one call of the undo takes. */
const MAX_RECORDS = 1000;

export interface BulkTarget {
  selection: Selection;
  /** What all rows means. */
  filter: Filter;
  onClose: () => void;
}

interface BulkFormProps extends BulkTarget {
  title: string;
  fields: readonly FieldSpec[];
  /** What the input sets on each account. */
  changesOf: (input: FieldValues) => object;
  /** Stands above the form. */
  children?: ReactNode;
}

/** Sets something of the selected accounts, all or none, with a way back. */
export function BulkForm({ title, fields, changesOf, selection, filter, onClose, children }: BulkFormProps) {
  const t = useTranslations('accounts');
  const chosen = selection === 'all' ? { filter } : { accountIds: selection };
  const undo = async (records: readonly unknown[]) => {
    for (let from = 0; from < records.length; from += MAX_RECORDS) {
      const outcome = await putAccounts({ data: records.slice(from, from + MAX_RECORDS) });
      if (!outcome.ok) return toast.error(outcome.errors[0]?.message);
    }
    return toast(t('bulk.undone'));
  };
  return (
    <Dialog title={title} open onOpenChange={(open) => !open && onClose()}>
      {children}
      {fields.length > 0 && (
        <Form
          key={fields[0]?.path}
          fields={fields}
          submit={t('bulk.save')}
          action={(input) => changeAccounts({ ...chosen, changes: changesOf(input) })}
          onDone={({ changed, undo: before }) => {
            toast(t('bulk.done', { count: changed }), { action: { label: t('bulk.undo'), onClick: () => void undo(before) } });
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
