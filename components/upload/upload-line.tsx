'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';
import { progressLook } from '@/components/ui/progress-look';
import { dropUpload, type QueuedUpload } from '@/components/upload/upload-queue';
import { formatNumber } from '@/lib/kit/number-format';

/** One file on its way: how far it is, what it waits for, or why it was refused. */
export function UploadLine({ upload }: { upload: QueuedUpload }) {
  const t = useTranslations('upload');
  const locale = useLocale();
  const { key, name, size, received, status, reason } = upload;
  const megabytes = (bytes: number) => formatNumber(Math.round(bytes / 10_000) / 100, locale);
  const isUnderWay = status !== 'done' && status !== 'refused';
  return (
    <li className="grid gap-1 border-t border-line py-2 first:border-t-0">
      <div className="flex items-center gap-2">
        <span className="min-w-0 grow cut">{name}</span>
        <span className="text-sm text-ink-2 tabular-nums">{t('size', { received: megabytes(received), size: megabytes(size) })}</span>
        <IconButton
          kind="quiet"
          size="small"
          icon="close"
          label={isUnderWay ? t('cancel', { name }) : t('hide', { name })}
          onClick={() => dropUpload(key)}
        />
      </div>
      {isUnderWay && <progress className={progressLook} max={size} value={received} aria-label={name} />}
      <p className={status === 'refused' ? 'text-sm text-poor' : 'text-sm text-ink-2'} role={status === 'refused' ? 'alert' : 'status'}>
        {status === 'refused' ? (reason ?? t('failed')) : t(`status.${status}`)}
      </p>
    </li>
  );
}
