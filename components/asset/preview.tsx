'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { TextView } from '@/components/asset/text-view';
import { Button } from '@/components/ui/button';
import type { AssetFile } from '@/lib/features/asset/contract';
import { previewOf } from '@/lib/features/asset/table';

/** The library is large: it comes with the first PDF that is looked at. */
const PdfView = dynamic(() => import('@/components/asset/pdf-view').then((module) => module.PdfView), { ssr: false });

/** A version looked at in place, once one asks for it: picture, PDF or text. */
export function Preview({ id, file }: { id: string; file: AssetFile }) {
  const t = useTranslations('asset');
  const [isOpen, setOpen] = useState(false);
  const kind = previewOf(file.mediaType);
  if (kind === null) return <p className="text-sm text-ink-2">{t('preview.none')}</p>;
  const address = (what: string) => `/api/v1/assets/${encodeURIComponent(id)}/${what}?number=${file.number}`;
  if (kind === 'image') {
    // biome-ignore lint/performance/noImgElement: an upload is shown as it is, and never decoded on the server
    return <img src={address('image')} alt={file.fileName} className="max-h-120 max-w-full border border-line" />;
  }
  if (!isOpen) {
    return (
      <Button icon="file" onClick={() => setOpen(true)}>
        {t('preview.open')}
      </Button>
    );
  }
  return kind === 'pdf' ? (
    <PdfView href={address('file')} label={file.fileName} />
  ) : (
    <TextView href={address('file')} size={file.size} label={file.fileName} />
  );
}
