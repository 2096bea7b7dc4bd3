'use client';

import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { changeAccounts, putAccounts } from '@/app/(app)/accounts/actions';
import type { Selection } from '@/components/data-table/bulk-bar';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { Form } from '@/components/form/form';
import { Dialog } from '@/components/ui/dialog';
import type { Filter } from '@/lib/kit/filter';
import type { FieldSpec } from '@/lib/kit/form-field';

/** Records that one call of the undo takes. */
const MAX_RECORDS = 1000;

export type BulkField = 'ownerEmail' | 'status' | 'lifecycleStage';

interface BulkEditProps {
  field: BulkField;
  label: string;
  selection: Selection;
  /** What all rows means. */
  filter: Filter;
  choices: ColumnChoices;
  onClose: () => void;
}

const CHOICES: Record<BulkField, string> = { ownerEmail: 'owner', status: 'status', lifecycleStage: 'stage' };

/** Sets one field of the selected accounts, all or none, with a way back. */
export function BulkEdit({ field, label, selection, filter, choices, onClose }: BulkEditProps) {
  const t = useTranslations('accounts');
  const options = [{ value: '', label: t('bulk.cleared') }, ...(choices[CHOICES[field]] ?? [])];
  const fields: readonly FieldSpec[] = [{ path: field, kind: 'select', label, required: false, options }];
  const chosen = selection === 'all' ? { filter } : { accountIds: selection };
  const undo = async (records: readonly unknown[]) => {
    for (let from = 0; from < records.length; from += MAX_RECORDS) {
      const outcome = await putAccounts({ data: records.slice(from, from + MAX_RECORDS) });
      if (!outcome.ok) return toast.error(outcome.errors[0]?.message);
    }
    return toast(t('bulk.undone'));
  };
  return (
    <Dialog title={label} open onOpenChange={(open) => !open && onClose()}>
      <Form
        fields={fields}
        submit={t('bulk.save')}
        action={(input) => changeAccounts({ ...chosen, changes: { [field]: input[field] || null } })}
        onDone={({ changed, undo: before }) => {
          toast(t('bulk.done', { count: changed }), { action: { label: t('bulk.undo'), onClick: () => void undo(before) } });
          onClose();
        }}
      />
    </Dialog>
  );
}
