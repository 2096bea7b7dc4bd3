'use client';

import { useTranslations } from 'use-intl/react';
import { FormDialog } from '@/components/form/form-dialog';
import { CopyField } from '@/components/ui/copy-field';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface FeedDialogProps {
  label: string;
  text: string;
  action: () => Promise<FormOutcome<{ url: string }>>;
}

/** Makes the address of a calendar feed and shows it, once. */
export function FeedDialog({ label, text, action }: FeedDialogProps) {
  const t = useTranslations('settings');
  return (
    <FormDialog
      label={label}
      icon="calendar"
      title={label}
      description={text}
      fields={[]}
      submit={label}
      action={action}
      done={t('feed.made')}
      result={({ url }) => <CopyField label={t('feed.address')} value={url} once />}
    />
  );
}
