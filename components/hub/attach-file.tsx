'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { sendBytes } from '@/components/form/send-bytes';
import { Button } from '@/components/ui/button';
import type { Compose } from '@/lib/features/hub/contract';
import { DRAWN_ENDINGS, failureName } from '@/lib/features/publication/table';

const LOOK_MS = 1_000;

type Publication = Compose['publications'][number];

interface Drawn {
  kind: string;
  versions: { state: string; failure: string | null; pageCount: number }[];
}

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
  const [busy, setBusy] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setNews(t('attaching', { name: file.name }));
    const failed = (why: string) => setNews(t('attachFailed', { name: file.name, why }));
    const title = file.name.replace(/\.[^.]+$/, '') || file.name;
    const query = new URLSearchParams({ fileName: file.name, title, listed: 'false' });
    const sent = await sendBytes<{ id: string }>(`/api/v1/publications?${query}`, file, () => undefined);
    if ('data' in sent) {
      const found = await drawn(sent.data.id, title);
      if (typeof found === 'object' && found !== null) {
        onReady(found);
        setNews(t('attached', { name: file.name }));
      } else failed(found === null ? p('drop.failed') : p(`failure.${found}`));
    } else failed(sent.refusal ?? p('drop.failed'));
    setBusy(false);
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input ref={input} type="file" accept={DRAWN_ENDINGS} hidden onChange={({ target }) => take(target.files?.[0])} />
      <Button size="small" icon="plus" busy={busy} onClick={() => input.current?.click()}>
        {t('attach')}
      </Button>
      <p role="status" className="min-w-0 text-sm text-ink-2 wrap-anywhere">
        {news}
      </p>
    </div>
  );
}
