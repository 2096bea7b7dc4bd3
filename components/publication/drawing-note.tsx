'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl/react';

const EVERY_MS = 2_000;

/** Says that pages are being drawn, and shows them once they are there. */
export function DrawingNote() {
  const t = useTranslations('publication');
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <p role="status" className="rounded-md bg-info-soft px-3 py-1.5 text-info">
      {t('drawing')}
    </p>
  );
}
