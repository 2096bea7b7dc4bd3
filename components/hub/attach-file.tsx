'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import type { Compose } from '@/lib/features/hub/contract';

const LOOK_MS = 1_000;
const MOST_LOOKS = 90;

interface Version {
  state: string;
  failure: string | null;
  pageCount: number;
}

/** An answer of the API, or what it says was wrong. */
async function asked<T>(request: Promise<Response>): Promise<T> {
  const response = await request;
  const body = (await response.json()) as T & { detail?: string; title?: string };
  if (!response.ok) throw new Error(body.detail ?? body.title);
  return body;
}

/** Sends a file as a publication that stands in no library, and waits until its pages are drawn. */
async function upload(file: File): Promise<Compose['publications'][number]> {
  const title = file.name.replace(/\.[^.]+$/, '') || file.name;
  const query = new URLSearchParams({ fileName: file.name, title, listed: 'false' });
  const { id } = await asked<{ id: string }>(fetch(`/api/v1/publications?${query}`, { method: 'POST', body: file }));
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { versions, kind } = await asked<{ versions: Version[]; kind: string }>(fetch(`/api/v1/publications/${id}`));
    const [version] = versions;
    if (version?.state === 'ready') return { id, title, kind, pageCount: version.pageCount };
    if (version?.state === 'failed') throw new Error(version.failure ?? '');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error('');
}

/** A file of this device, for this message alone. */
export function AttachFile({ onReady }: { onReady: (publication: Compose['publications'][number]) => void }) {
  const t = useTranslations('hub');
  const input = useRef<HTMLInputElement>(null);
  const [news, setNews] = useState('');
  const [busy, setBusy] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setNews(t('attaching', { name: file.name }));
    try {
      onReady(await upload(file));
      setNews(t('attached', { name: file.name }));
    } catch (error) {
      setNews(t('attachFailed', { name: file.name, why: error instanceof Error ? error.message : '' }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input ref={input} type="file" hidden onChange={({ target }) => take(target.files?.[0])} />
      <Button size="small" icon="plus" busy={busy} onClick={() => input.current?.click()}>
        {t('attach')}
      </Button>
      <p role="status" className="min-w-0 text-sm text-ink-2 wrap-anywhere">
        {news}
      </p>
    </div>
  );
}
