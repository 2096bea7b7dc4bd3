'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { FileDrop } from '@/components/form/file-drop';
import { sendBytes } from '@/components/form/send-bytes';
import { SendProgress } from '@/components/form/send-progress';
import { Select } from '@/components/ui/input';
import type { ImportKind } from '@/lib/features/import/table';

interface NewImportProps {
  /** Those that the reader may write. */
  kinds: readonly ImportKind[];
  /** The one to begin with. */
  kind: ImportKind;
}

/** Says what a file holds, takes it, and leads on to its columns. */
export function NewImport({ kinds, kind: first }: NewImportProps) {
  const t = useTranslations('dataImport');
  const router = useRouter();
  const [kind, setKind] = useState<string>(first);
  const [part, setPart] = useState<number | null>(null);
  const [error, setError] = useState<string>();
  const send = async (file: File) => {
    setError(undefined);
    setPart(0);
    const query = new URLSearchParams({ kind, fileName: file.name });
    const sent = await sendBytes<{ id: string }>(`/api/v1/imports?${query}`, file, setPart);
    if ('data' in sent) return router.push(`/settings/imports/${sent.data.id}`);
    setPart(null);
    setError(sent.refusal ?? t('failed'));
  };
  return (
    <div className="grid gap-3">
      <label className="grid max-w-80 gap-1">
        <span className="font-medium">{t('what')}</span>
        <Select
          value={kind}
          options={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          onChange={(event) => setKind(event.target.value)}
        />
      </label>
      <FileDrop
        hint={t('drop')}
        choose={t('choose')}
        rules={t('rules')}
        accept=".csv,.tsv,.txt,text/csv"
        busy={part !== null}
        take={([file]) => file && void send(file)}
      />
      {part !== null && <SendProgress part={part} words={part < 1 ? t('sending', { percent: Math.floor(part * 100) }) : t('looking')} />}
      {error !== undefined && (
        <p role="alert" className="rounded-md bg-poor-soft px-3 py-1.5 text-poor">
          {error}
        </p>
      )}
    </div>
  );
}
