'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { Checkbox } from '@/components/ui/checkbox';
import { FEED_KINDS, type FeedKind } from '@/lib/kit/feed-kind';

interface FeedKindsProps {
  shown: readonly FeedKind[];
  /** The page with each kind shown or not shown, whichever it isn't now. */
  hrefs: Readonly<Record<FeedKind, string>>;
}

/** Which entries the feed shows; one kind always stays. */
export function FeedKinds({ shown, hrefs }: FeedKindsProps) {
  const t = useTranslations('note.kinds');
  const router = useRouter();
  const [pending, start] = useTransition();
  const toggle = (kind: FeedKind) => start(() => router.push(hrefs[kind], { scroll: false }));
  return (
    <fieldset aria-label={t('label')} aria-busy={pending} className="flex flex-wrap items-center gap-4">
      {FEED_KINDS.map((kind) => {
        const isShown = shown.includes(kind);
        return (
          <label key={kind} className="flex min-h-7 items-center gap-2">
            <Checkbox checked={isShown} disabled={isShown && shown.length === 1} onChange={() => toggle(kind)} />
            {t(kind)}
          </label>
        );
      })}
    </fieldset>
  );
}
