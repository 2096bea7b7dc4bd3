'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import type { ReaderAction } from '@/components/hub/reader-action';
import { Icon } from '@/components/ui/icon';
import { Select } from '@/components/ui/input';
import { useAlive } from '@/components/ui/use-alive';
import { languageOf, READER_LANGUAGES } from '@/lib/kit/reader-language';

const LANGUAGES = Object.entries(READER_LANGUAGES).map(([value, label]) => ({ value, label }));

/** Lets a reader choose the language of their pages. */
export function LanguageChoice({ action }: { action: ReaderAction }) {
  const t = useTranslations('hubPage');
  const router = useRouter();
  const alive = useAlive();
  const [isPending, start] = useTransition();
  const choose = (language: string) =>
    start(async () => {
      await action({ language });
      router.refresh();
    });
  return (
    <div className="flex flex-none items-center gap-1.5 justify-self-start text-ink-2">
      <Icon name="globe" size={16} />
      <Select
        aria-label={t('language')}
        value={languageOf(useLocale())}
        options={LANGUAGES}
        disabled={isPending || !alive}
        className="w-auto"
        onChange={({ target }) => choose(target.value)}
      />
    </div>
  );
}
