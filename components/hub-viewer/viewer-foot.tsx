'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { formatNumber } from '@/lib/kit/number-format';

/** How large pages can be shown: 1 fits the window. */
export const ZOOMS = [1, 1.25, 1.5, 2, 3] as const;

interface ViewerFootProps {
  current: number;
  count: number;
  /** Which of ZOOMS. */
  zoom: number;
  locale: string;
  recorded: string;
  /** Where the language is chosen; on a phone it stands elsewhere. */
  language: ReactNode;
  onGoTo: (page: number) => void;
  onZoom: (zoom: number) => void;
}

const foot =
  'col-span-full flex items-center justify-between gap-4 border-t border-line bg-surface px-4 print:hidden ' +
  'phone:row-start-5 phone:flex-col phone:gap-0 phone:px-3 phone:pt-1.5 phone:pb-[max(4px,env(safe-area-inset-bottom))]';
const turn = 'phone:h-10 phone:w-11';

/** Which page of how many, how large, and what is recorded. */
export function ViewerFoot({ current, count, zoom, locale, recorded, language, onGoTo, onZoom }: ViewerFootProps) {
  const t = useTranslations('hubViewer');
  const share = formatNumber(ZOOMS[zoom] ?? 1, locale, { style: 'percent' });
  return (
    <footer className={foot}>
      <div className="flex items-center gap-2 phone:w-full phone:justify-between">
        <IconButton icon="chevron-left" label={t('before')} className={turn} aria-disabled={current <= 1} onClick={() => onGoTo(current - 1)} />
        <p aria-live="polite" className="min-w-24 text-center">
          {t.rich('position', { page: current, count, b: (chunks) => <b className="font-strong">{chunks}</b> })}
        </p>
        <IconButton icon="chevron-right" label={t('next')} className={turn} aria-disabled={current >= count} onClick={() => onGoTo(current + 1)} />
      </div>
      <fieldset aria-label={t('zoom')} className="flex items-center gap-1 phone:hidden">
        <IconButton kind="quiet" icon="dash" label={t('smaller')} aria-disabled={zoom === 0} onClick={() => onZoom(zoom - 1)} />
        <span className="min-w-12 text-center text-ink-2">{share}</span>
        <IconButton kind="quiet" icon="plus" label={t('larger')} aria-disabled={zoom === ZOOMS.length - 1} onClick={() => onZoom(zoom + 1)} />
      </fieldset>
      <div className="flex items-center gap-4">
        <Link
          href={recorded}
          prefetch={false}
          className="inline-flex min-h-8 items-center gap-1.5 text-ink-2 underline decoration-line-control underline-offset-3 hover:text-ink phone:min-h-9"
        >
          <Icon name="eye" size={16} />
          {t('recorded')}
        </Link>
        <div className="phone:hidden">{language}</div>
      </div>
    </footer>
  );
}
