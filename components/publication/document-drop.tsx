'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { FileDrop } from '@/components/form/file-drop';
import { sendBytes } from '@/components/form/send-bytes';
import { SendProgress } from '@/components/form/send-progress';
import { DRAWN_ENDINGS } from '@/lib/features/publication/table';

/** A version whose pages are being drawn. */
export interface SentVersion {
  id: string;
  versionId: string;
}

interface DocumentDropProps {
  /** Of the API: a publication's collection, or the versions of one. */
  address: string;
  /** What is said of the file beside its name. */
  details: Readonly<Record<string, string>>;
  onSent: (version: SentVersion, file: File) => void;
}

/** Takes a document that becomes a publication, or the next version of one; says why it is refused. */
export function DocumentDrop({ address, details, onSent }: DocumentDropProps) {
  const t = useTranslations('publication');
  const [part, setPart] = useState<number | null>(null);
  const [error, setError] = useState<string>();
  const send = async (file: File) => {
    setError(undefined);
    setPart(0);
    const query = new URLSearchParams({ ...details, fileName: file.name });
    const sent = await sendBytes<SentVersion>(`${address}?${query}`, file, setPart);
    setPart(null);
    if ('data' in sent) onSent(sent.data, file);
    else setError(sent.refusal ?? t('drop.failed'));
  };
  return (
    <div className="grid gap-3">
      <FileDrop
        hint={t('drop.hint')}
        choose={t('drop.accept')}
        rules={t('drop.rules')}
        accept={DRAWN_ENDINGS}
        busy={part !== null}
        take={([file]) => file && void send(file)}
      />
      {part !== null && <SendProgress part={part} words={part < 1 ? t('drop.sending', { percent: Math.floor(part * 100) }) : t('drop.looking')} />}
      {error !== undefined && (
        <p role="alert" className="rounded-md bg-poor-soft px-3 py-1.5 text-poor">
          {error}
        </p>
      )}
    </div>
  );
}
