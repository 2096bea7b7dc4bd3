'use client';

import { useTranslations } from 'use-intl/react';
import { FormDialog, type ReaderAction } from '@/components/hub/form-dialog';

interface AskButtonProps {
  /** What the question is about; all documents without one. */
  itemId?: string;
  page?: number;
  action: ReaderAction;
}

/** Lets a reader ask who looks after their documents. */
export function AskButton({ itemId, page, action }: AskButtonProps) {
  const t = useTranslations('hubPage.ask');
  const about = { ...(itemId && { itemId }), ...(page && { page }) };
  return (
    <FormDialog
      icon="info"
      label={t('button')}
      title={t('title')}
      text={t('text')}
      submit={t('submit')}
      done={t('done')}
      fields={[{ path: 'text', kind: 'textarea', label: t('question'), required: true, maxLength: 2000 }]}
      action={(input) => action({ ...input, ...about })}
    />
  );
}
