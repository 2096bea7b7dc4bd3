'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReaderFormat } from '@/lib/kit/cell-text';

/** How the reader wants dates and figures, as the server knows it, so that both draw the same. */
export interface Reader {
  locale: string;
  timeZone: string;
}

/** The reader's formats with the catalogue's words; keys in a table spec are full paths. */
export function useReaderFormat({ locale, timeZone }: Reader): ReaderFormat {
  const t = useTranslations();
  return useMemo(() => {
    const word = (key: string) => t(key as Parameters<typeof t>[0]);
    return { locale, timeZone, word };
  }, [t, locale, timeZone]);
}
