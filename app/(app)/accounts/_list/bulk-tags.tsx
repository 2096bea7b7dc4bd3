'use client';

import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { changeTags } from '@/app/(app)/accounts/actions';
import type { Selection } from '@/components/data-table/bulk-bar';
import { Form } from '@/components/form/form';
import { Dialog } from '@/components/ui/dialog';
import type { Option } from '@/components/ui/input';
import type { Filter } from '@/lib/kit/filter';
import type { FieldSpec } from '@/lib/kit/form-field';

interface BulkTagsProps {
  selection: Selection;
  /** What all rows means. */
  filter: Filter;
  tags: readonly Option[];
  onClose: () => void;
}

/** Puts tags on the selected accounts and takes others off, all or none, with a way back. */
export function BulkTags({ selection, filter, tags, onClose }: BulkTagsProps) {
  const t = useTranslations('tag');
  const chosen = selection === 'all' ? { filter } : { accountIds: selection };
  const fields: readonly FieldSpec[] = [
    { path: 'add', kind: 'choices', label: t('bulk.add'), required: false, options: tags },
    { path: 'remove', kind: 'choices', label: t('bulk.remove'), required: false, options: tags },
  ];
  const undo = async (data: readonly unknown[]) => {
    const outcome = await changeTags({ data });
    if (outcome.ok) toast(t('bulk.undone'));
    else toast.error(outcome.errors[0]?.message);
  };
  return (
    <Dialog title={t('bulk.label')} open onOpenChange={(open) => !open && onClose()}>
      <Form
        fields={fields}
        submit={t('bulk.submit')}
        action={(input) => changeTags({ data: [{ ...chosen, ...input }] })}
        onDone={({ changed, undo: before }) => {
          const action = before.length > 0 ? { label: t('bulk.undo'), onClick: () => void undo(before) } : undefined;
          toast(t('bulk.done', { count: changed }), { action });
          onClose();
        }}
      />
    </Dialog>
  );
}
