'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import type { Presentation } from '@/lib/features/presentation/contract';

const EVERY_MS = 2_000;

/** How far the deck is that was asked for last; says so once it is ready. Nothing when none is under way. */
export function DeckProgress({ decks: [deck] }: { decks: readonly Presentation[] }) {
  const t = useTranslations('asset');
  const router = useRouter();
  const watched = useRef<string | null>(null);
  const { id = '', status = 'done', progress = 0 } = deck ?? {};
  const isUnderWay = status === 'waiting' || status === 'making';
  useEffect(() => {
    if (!isUnderWay) {
      if (watched.current === id && status === 'done') toast(t('deck.ready'));
      watched.current = null;
      return;
    }
    watched.current = id;
    const timer = setInterval(() => router.refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [id, status, isUnderWay, router, t]);
  if (status === 'failed') {
    return (
      <p role="alert" className="mt-3 rounded-md bg-poor-soft px-3 py-1.5 text-poor">
        {t('deck.failed')}
      </p>
    );
  }
  if (!isUnderWay) return null;
  const words = status === 'waiting' ? t('deck.waiting') : t('deck.making', { progress });
  return (
    <div role="status" className="mt-3 grid gap-1">
      <p>{words}</p>
      <progress className="h-1.5 w-full accent-accent" max={100} value={progress} aria-label={words} />
    </div>
  );
}
