'use client';

import { useLocale, useTimeZone, useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Tag } from '@/components/ui/tag';
import { formatInstant } from '@/lib/kit/date-format';

export interface PublishedVersion {
  number: number;
  /** ISO */
  publishedAt: string;
  publishedBy: string | null;
}

interface VersionListProps {
  versions: readonly PublishedVersion[];
  /** The number of the one in force. */
  current: number | null;
  onRollBack: (number: number) => void;
  onWithdraw: () => void;
}

/** What was in force and since when; an earlier version can be put in force again. */
export function VersionList({ versions, current, onRollBack, onWithdraw }: VersionListProps) {
  const t = useTranslations('layout');
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  return (
    <Dialog title={t('versions.title')} trigger={<Button size="small">{t('versions.title')}</Button>} form="sheet">
      {versions.length === 0 && <p className="text-ink-2">{t('versions.empty')}</p>}
      <ul>
        {versions.map(({ number, publishedAt, publishedBy }) => (
          <li key={number} className="flex min-h-11 flex-wrap items-center gap-2 border-b border-grid last:border-b-0">
            <span className="font-medium">{t('versions.number', { number })}</span>
            <span className="grow text-ink-2">{[formatInstant(publishedAt, locale, timeZone), publishedBy].filter(Boolean).join(' · ')}</span>
            {number === current ? (
              <>
                <Tag>{t('versions.current')}</Tag>
                <Button size="small" kind="quiet" onClick={onWithdraw}>
                  {t('versions.withdraw')}
                </Button>
              </>
            ) : (
              <Button size="small" onClick={() => onRollBack(number)}>
                {t('versions.rollBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
