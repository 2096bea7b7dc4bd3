'use client';

import { useTranslations } from 'use-intl/react';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** Stands in a document's place once it was closed while its reader had it open. */
export function ViewerNotice({ list }: { list: string }) {
  const t = useTranslations('hubViewer.closed');
  return (
    <main role="alert" className="grid min-h-dvh place-items-center bg-canvas px-4">
      <EmptyState
        icon="lock"
        title={t('title')}
        text={t('text')}
        action={
          <ButtonLink href={list} prefetch={false}>
            {t('back')}
          </ButtonLink>
        }
      />
    </main>
  );
}
