'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { languageOf, READER_LANGUAGES } from '@/lib/kit/reader-language';

/** The same page in each language, as links that work without scripts; `carried` is what its address says besides. */
export function LanguageLinks({ carried }: { carried: Readonly<Record<string, string>> }) {
  const t = useTranslations('hubPage');
  const shown = languageOf(useLocale());
  const given = Object.entries(carried).filter(([, value]) => value !== '');
  return (
    <nav aria-label={t('language')} className="mt-4 flex flex-wrap justify-center gap-x-4 text-sm">
      {Object.entries(READER_LANGUAGES).map(([language, name]) => (
        <a
          key={language}
          href={`?${new URLSearchParams([...given.filter(([key]) => key !== 'l'), ['l', language]])}`}
          lang={language}
          hrefLang={language}
          aria-current={language === shown ? 'true' : undefined}
          className="inline-flex min-h-6 items-center text-ink-2 underline decoration-line-control underline-offset-3 hover:text-ink current:text-ink current:no-underline"
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
