'use client';

import { useTranslations } from 'use-intl/react';
import { FormDialog } from '@/components/form/form-dialog';
import type { ReaderAction } from '@/components/hub/reader-action';

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
      size="normal"
      label={t('button')}
      title={t('title')}
      description={t('text')}
      submit={t('submit')}
      done={t('done')}
      result={() => <p role="status">{t('done')}</p>}
      fields={[{ path: 'text', kind: 'textarea', label: t('question'), required: true, maxLength: 2000 }]}
      action={(input) => action({ ...input, ...about })}
    />
  );
}
