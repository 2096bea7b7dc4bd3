'use client';

import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { changeAccounts, putAccounts } from '@/app/(app)/accounts/actions';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { Form } from '@/components/form/form';
import { Dialog } from '@/components/ui/dialog';
import type { FieldSpec } from '@/lib/kit/form-field';

export type BulkField = 'ownerEmail' | 'status' | 'lifecycleStage';

interface BulkEditProps {
  field: BulkField;
  label: string;
  accountIds: readonly string[];
  choices: ColumnChoices;
  onClose: () => void;
}

const CHOICES: Record<BulkField, string> = { ownerEmail: 'owner', status: 'status', lifecycleStage: 'stage' };

/** Sets one field of the selected accounts, all or none, with a way back. */
export function BulkEdit({ field, label, accountIds, choices, onClose }: BulkEditProps) {
  const t = useTranslations('accounts');
  const options = [{ value: '', label: t('bulk.cleared') }, ...(choices[CHOICES[field]] ?? [])];
  const fields: readonly FieldSpec[] = [{ path: field, kind: 'select', label, required: false, options }];
  const undo = async (data: readonly unknown[]) => {
    const outcome = await putAccounts({ data });
    if (outcome.ok) toast(t('bulk.undone'));
    else toast.error(outcome.errors[0]?.message);
  };
  return (
    <Dialog title={label} open onOpenChange={(open) => !open && onClose()}>
      <Form
        fields={fields}
        submit={t('bulk.save')}
        action={(input) => changeAccounts({ accountIds, changes: { [field]: input[field] || null } })}
        onDone={({ changed, undo: before }) => {
          toast(t('bulk.done', { count: changed }), { action: { label: t('bulk.undo'), onClick: () => void undo(before) } });
          onClose();
        }}
      />
    </Dialog>
  );
}
