'use client';

import { useTranslations } from 'use-intl/react';
import { useLiveRefresh } from '@/lib/next/use-live-refresh';

const NAMES = ['progress'] as const;
const isNews = () => true;

/** Draws the page anew as an import gets further; says when it can't know. */
export function LiveImport({ id }: { id: string }) {
  const t = useTranslations('dataImport');
  const isLost = useLiveRefresh(`/api/v1/imports/${id}/live`, NAMES, isNews);
  return isLost ? (
    <p role="status" className="text-sm text-ink-2">
      {t('lost')}
    </p>
  ) : null;
}
