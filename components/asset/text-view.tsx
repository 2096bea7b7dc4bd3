'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';

/** As much as is shown, in bytes: more is for a program that one downloads it for. */
const SHOWN = 200_000;

/** UTF-16 says so by its first bytes; everything else is read as UTF-8. */
function decode(bytes: Uint8Array): string {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const encoding = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** The beginning of a text, as text. */
export function TextView({ href, size, label }: { href: string; size: number; label: string }) {
  const t = useTranslations('asset');
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    fetch(href, { headers: { range: `bytes=0-${SHOWN - 1}` }, signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(response.statusText);
        setText(decode(new Uint8Array(await response.arrayBuffer())));
      })
      .catch(() => !stop.signal.aborted && setFailed(true));
    return () => stop.abort();
  }, [href]);
  if (failed) return <p role="alert">{t('preview.failed')}</p>;
  return (
    <>
      <textarea
        readOnly
        aria-label={label}
        className="h-100 w-full resize-y rounded-md border border-line bg-sunken p-3 font-mono text-sm"
        value={text ?? t('preview.loading')}
      />
      {size > SHOWN && <p className="mt-1 text-sm text-ink-2">{t('preview.cut')}</p>}
    </>
  );
}
