'use client';

import { useTranslations } from 'use-intl/react';
import { FormDialog } from '@/components/form/form-dialog';
import type { ReaderAction } from '@/components/hub/reader-action';
import type { FieldSpec } from '@/lib/kit/form-field';

interface ForwardButtonProps {
  /** What may be forwarded. */
  items: readonly { id: string; title: string }[];
  action: ReaderAction;
}

/** Lets a reader's colleague see documents, under a link of their own. */
export function ForwardButton({ items, action }: ForwardButtonProps) {
  const t = useTranslations('hubPage.forward');
  const ids = items.map(({ id }) => id);
  const chosen: FieldSpec = {
    path: 'itemIds',
    kind: 'choices',
    label: t('documents'),
    required: true,
    options: items.map(({ id, title }) => ({ value: id, label: title })),
  };
  const fields: FieldSpec[] = [
    { path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 100, autoComplete: 'off' },
    { path: 'email', kind: 'email', label: t('email'), required: true, maxLength: 254, autoComplete: 'off' },
    ...(items.length > 1 ? [chosen] : []),
    { path: 'note', kind: 'textarea', label: t('note'), required: false, maxLength: 1000 },
  ];
  return (
    <FormDialog
      icon="send"
      size="normal"
      label={t('button')}
      title={t('title')}
      description={t('text')}
      submit={t('submit')}
      done={t('done')}
      result={() => <p role="status">{t('done')}</p>}
      fields={fields}
      defaults={{ itemIds: ids }}
      action={(input) => action({ itemIds: ids, ...input })}
    />
  );
}
