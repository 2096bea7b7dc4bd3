'use client';

import { useRouter } from 'next/navigation';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { progressLook } from '@/components/import/progress-look';
import { sendImport } from '@/components/import/send-import';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
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
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [kind, setKind] = useState<string>(first);
  const [part, setPart] = useState<number | null>(null);
  const [error, setError] = useState<string>();
  const [isOver, setOver] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file || part !== null) return;
    setError(undefined);
    setPart(0);
    const sent = await sendImport(kind, file, setPart);
    if ('id' in sent) return router.push(`/settings/imports/${sent.id}`);
    setPart(null);
    setError(sent.refusal ?? t('failed'));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for pointers only, the button within does the same for everybody */}
      <div
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx('rounded-md border border-dashed px-4 py-6 text-center', isOver ? 'border-accent bg-accent-soft' : 'border-line-strong')}
      >
        <p className="text-ink-2">{t('drop')}</p>
        <input
          ref={input}
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          className="sr-only"
          tabIndex={-1}
          aria-label={t('choose')}
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button icon="file" className="mt-2" busy={part !== null} onClick={() => input.current?.click()}>
          {t('choose')}
        </Button>
        <p className="mt-2 text-sm text-ink-3">{t('rules')}</p>
      </div>
      {part !== null && <Sending part={part} words={part < 1 ? t('sending', { percent: Math.floor(part * 100) }) : t('looking')} />}
      {error !== undefined && (
        <p role="alert" className="rounded-md bg-poor-soft px-3 py-1.5 text-poor">
          {error}
        </p>
      )}
    </div>
  );
}

function Sending({ part, words }: { part: number; words: string }) {
  return (
    <div role="status" className="grid gap-1">
      <p className="text-sm text-ink-2">{words}</p>
      <progress className={progressLook} max={1} value={part} aria-label={words} />
    </div>
  );
}
