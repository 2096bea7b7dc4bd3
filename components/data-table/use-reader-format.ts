'use client';

import { useMemo } from 'react';
import { useLocale, useTimeZone, useTranslations } from 'use-intl/react';
import type { ReaderFormat } from '@/lib/kit/cell-text';

/** The reader's locale, zone and words; message keys in a table spec are full paths. */
export function useReaderFormat(): ReaderFormat {
  const t = useTranslations();
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  return useMemo(() => {
    const word = (key: string) => t(key as Parameters<typeof t>[0]);
    return { locale, timeZone, word };
  }, [t, locale, timeZone]);
}
