'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { FileDrop } from '@/components/form/file-drop';
import { UploadList } from '@/components/upload/upload-list';
import { addUploads } from '@/components/upload/upload-queue';
import { useUploads } from '@/components/upload/use-uploads';
import { ADVISED_FILE } from '@/lib/features/asset/table';

interface UploadPanelProps {
  accountId: string;
  /** What the assets will say of themselves, or the asset that gets a version. */
  details: object;
  /** One file at a time: a version. */
  single?: boolean;
}

/** Takes files by dropping or choosing them, and shows how far they are. */
export function UploadPanel({ accountId, details, single }: UploadPanelProps) {
  const t = useTranslations('asset');
  const router = useRouter();
  const [isLarge, setLarge] = useState(false);
  const uploads = useUploads(accountId);
  const finished = uploads.filter(({ status }) => status === 'done').length;
  useEffect(() => {
    if (finished > 0) router.refresh();
  }, [finished, router]);

  const take = (files: readonly File[]) => {
    setLarge(files.some(({ size }) => size > ADVISED_FILE));
    addUploads(accountId, files, { address: '/api/v1/uploads', details: { ...details, accountId } });
  };
  return (
    <section aria-label={t('upload.label')}>
      <FileDrop
        hint={single ? t('upload.dropOne') : t('upload.drop')}
        choose={t('upload.choose')}
        rules={t('upload.rules')}
        multiple={!single}
        take={take}
      />
      {isLarge && (
        <p role="status" className="mt-2 rounded-md bg-info-soft px-3 py-1.5 text-info">
          {t('upload.large')}
        </p>
      )}
      <div className="mt-2">
        <UploadList uploads={uploads} />
      </div>
    </section>
  );
}
