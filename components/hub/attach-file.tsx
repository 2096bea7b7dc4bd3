'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { UploadList } from '@/components/upload/upload-list';
import { useOneUpload } from '@/components/upload/use-one-upload';
import type { Compose } from '@/lib/features/hub/contract';
import { DRAWN_ENDINGS, failureName, UPLOADS_ADDRESS } from '@/lib/features/publication/table';

const LOOK_MS = 1_000;

type Publication = Compose['publications'][number];

interface Drawn {
  kind: string;
  versions: { state: string; failure: string | null; pageCount: number }[];
}

const titleOf = (name: string) => name.replace(/\.[^.]+$/, '') || name;

/** A publication once its pages are drawn, or the name of why they can't be; null when the server doesn't say. */
async function drawn(id: string, title: string): Promise<Publication | ReturnType<typeof failureName> | null> {
  for (;;) {
    const answer = await fetch(`/api/v1/publications/${id}`).catch(() => null);
    if (!answer?.ok) return null;
    const { kind, versions } = (await answer.json()) as Drawn;
    const [version] = versions;
    if (version?.state === 'ready') return { id, title, kind, pageCount: version.pageCount };
    if (version?.state === 'failed') return failureName(version.failure);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** A file of this device, for this message alone. */
export function AttachFile({ onReady }: { onReady: (publication: Publication) => void }) {
  const [t, p] = [useTranslations('hub'), useTranslations('publication')];
  const input = useRef<HTMLInputElement>(null);
  const [news, setNews] = useState('');
  const [isDrawn, setDrawn] = useState(true);
  const { uploads, isUnderWay, send } = useOneUpload<{ id: string }>('message', async ({ id }, name) => {
    setDrawn(false);
    setNews(t('attaching', { name }));
    const found = await drawn(id, titleOf(name));
    if (typeof found === 'object' && found !== null) {
      onReady(found);
      setNews(t('attached', { name }));
    } else setNews(t('attachFailed', { name, why: found === null ? p('drop.failed') : p(`failure.${found}`) }));
    setDrawn(true);
  });
  const take = (file: File | undefined) => {
    if (!file) return;
    setNews('');
    send(file, { address: UPLOADS_ADDRESS, details: { title: titleOf(file.name), listed: false } });
  };
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <input ref={input} type="file" accept={DRAWN_ENDINGS} hidden onChange={({ target }) => take(target.files?.[0])} />
        <Button size="small" icon="plus" busy={isUnderWay || !isDrawn} onClick={() => input.current?.click()}>
          {t('attach')}
        </Button>
        <p role="status" className="min-w-0 text-sm text-ink-2 wrap-anywhere">
          {news}
        </p>
      </div>
      <UploadList uploads={uploads} />
    </div>
  );
}
