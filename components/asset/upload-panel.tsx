'use client';

import { useRouter } from 'next/navigation';
import { type DragEvent, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import { UploadLine } from '@/components/asset/upload-line';
import { addUploads, readUploads, subscribeUploads } from '@/components/asset/upload-queue';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { ADVISED_FILE } from '@/lib/features/asset/table';

interface UploadPanelProps {
  accountId: string;
  /** What the assets will say of themselves, or the asset that gets a version. */
  details: object;
  /** One file at a time: a version. */
  single?: boolean;
}

const NONE: ReturnType<typeof readUploads> = [];

/** Takes files by dropping or choosing them, and shows how far they are. */
export function UploadPanel({ accountId, details, single }: UploadPanelProps) {
  const t = useTranslations('asset');
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [isLarge, setLarge] = useState(false);
  const uploads = useSyncExternalStore(subscribeUploads, readUploads, () => NONE).filter((upload) => upload.accountId === accountId);
  const finished = uploads.filter(({ status }) => status === 'done').length;
  useEffect(() => {
    if (finished > 0) router.refresh();
  }, [finished, router]);

  const take = (files: readonly File[]) => {
    const taken = single ? files.slice(0, 1) : files;
    setLarge(taken.some(({ size }) => size > ADVISED_FILE));
    if (taken.length > 0) addUploads(accountId, taken, details);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <section aria-label={t('upload.label')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for pointers only, the button within does the same for everybody */}
      <div
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx('rounded-md border border-dashed px-4 py-4 text-center', isOver ? 'border-accent bg-accent-soft' : 'border-line-strong')}
      >
        <p className="text-ink-2">{single ? t('upload.dropOne') : t('upload.drop')}</p>
        <input
          ref={input}
          id={id}
          type="file"
          multiple={!single}
          className="sr-only"
          tabIndex={-1}
          aria-label={t('upload.choose')}
          onChange={(event) => {
            take([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <Button icon="file" className="mt-2" onClick={() => input.current?.click()}>
          {t('upload.choose')}
        </Button>
        <p className="mt-2 text-sm text-ink-3">{t('upload.rules')}</p>
      </div>
      {isLarge && (
        <p role="status" className="mt-2 rounded-md bg-info-soft px-3 py-1.5 text-info">
          {t('upload.large')}
        </p>
      )}
      {uploads.length > 0 && (
        <ul className="mt-2">
          {uploads.map((upload) => (
            <UploadLine key={upload.key} upload={upload} />
          ))}
        </ul>
      )}
    </section>
  );
}
