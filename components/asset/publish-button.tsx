'use client';

import { useTranslations } from 'use-intl/react';
import { FormDialog, type FormDialogProps } from '@/components/form/form-dialog';
import { ButtonLink } from '@/components/ui/button';
import { LIBRARY_PATH } from '@/lib/features/publication/table';

type PublishButtonProps = Pick<FormDialogProps<{ id: string }>, 'fields' | 'defaults' | 'action'>;

/** Makes an asset a publication, and leads to it. */
export function PublishButton(form: PublishButtonProps) {
  const t = useTranslations('asset.publish');
  return (
    <FormDialog
      {...form}
      icon="send"
      size="normal"
      label={t('action')}
      title={t('action')}
      description={t('text')}
      submit={t('submit')}
      done={t('done')}
      result={({ id }) => <ButtonLink href={`${LIBRARY_PATH}/${id}`}>{t('open')}</ButtonLink>}
    />
  );
}
