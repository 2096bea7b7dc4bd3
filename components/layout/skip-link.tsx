'use client';

import { useTranslations } from 'use-intl/react';

/** The first stop of the keyboard: past the rail and the top bar, to the page itself. */
export function SkipLink() {
  const t = useTranslations('shell');
  return (
    <a href="#main" className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-surface px-3 py-2 font-medium focus:translate-y-0">
      {t('skip')}
    </a>
  );
}
