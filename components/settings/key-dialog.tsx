'use client';

import { FormDialog, type FormDialogProps } from '@/components/form/form-dialog';
import { CopyField } from '@/components/ui/copy-field';

interface CreatedKey {
  secret: string;
}

type KeyDialogProps = Omit<FormDialogProps<CreatedKey>, 'result' | 'icon'> & { secretLabel: string };

/** Makes a key and shows its secret, once. */
export function KeyDialog({ secretLabel, ...dialog }: KeyDialogProps) {
  return <FormDialog {...dialog} icon="plus" result={({ secret }) => <CopyField label={secretLabel} value={secret} once />} />;
}
