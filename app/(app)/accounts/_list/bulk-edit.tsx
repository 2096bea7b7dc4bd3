'use client';

import { useTranslations } from 'use-intl/react';
import { BulkForm, type BulkTarget } from '@/app/(app)/accounts/_list/bulk-form';
import type { ColumnChoices } from '@/components/data-table/filter-editor';

export type BulkField = 'ownerEmail' | 'status' | 'lifecycleStage';

interface BulkEditProps extends BulkTarget {
  field: BulkField;
  label: string;
  choices: ColumnChoices;
}

const CHOICES: Record<BulkField, string> = { ownerEmail: 'owner', status: 'status', lifecycleStage: 'stage' };

/** Sets one of the selected accounts' own fields. */
export function BulkEdit({ field, label, choices, ...target }: BulkEditProps) {
  const t = useTranslations('accounts');
  const options = [{ value: '', label: t('bulk.cleared') }, ...(choices[CHOICES[field]] ?? [])];
  return (
    <BulkForm
      {...target}
      title={label}
      fields={[{ path: field, kind: 'select', label, required: false, options }]}
      changesOf={(input) => ({ [field]: input[field] || null })}
    />
  );
}
