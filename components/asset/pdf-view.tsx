'use client';

import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString();

/** Draws a page as wide as the canvas stands, sharp on dense screens, until it is told to stop. */
async function draw(document: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, stop: AbortSignal): Promise<void> {
  const page = await document.getPage(number);
  if (stop.aborted) return;
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: (canvas.clientWidth * devicePixelRatio) / natural.width });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  const drawing = page.render({ canvas, viewport });
  stop.addEventListener('abort', () => drawing.cancel());
  await drawing.promise;
}

/** A PDF page by page. Nothing in it runs: no scripts, no evaluation, no forms. */
export function PdfView({ href, label }: { href: string; label: string }) {
  const t = useTranslations('asset');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [number, setNumber] = useState(1);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const task = getDocument({ url: href, isEvalSupported: false, enableXfa: false, stopAtErrors: true });
    task.promise.then(setDocument, () => !stop.signal.aborted && setFailed(true));
    return () => {
      stop.abort();
      void task.destroy();
    };
  }, [href]);
  useEffect(() => {
    if (!document || !canvas.current) return;
    const stop = new AbortController();
    draw(document, number, canvas.current, stop.signal).catch(() => !stop.signal.aborted && setFailed(true));
    return () => stop.abort();
  }, [document, number]);
  if (failed) return <p role="alert">{t('preview.failed')}</p>;
  const pages = document?.numPages ?? 1;
  return (
    <figure>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('preview.page', { name: label, page: number, pages })}
        className="aspect-[1/1.414] w-full border border-line bg-white"
      />
      <figcaption className="mt-2 flex items-center justify-center gap-2 text-sm text-ink-2">
        <IconButton
          size="small"
          kind="quiet"
          icon="chevron-left"
          label={t('preview.previous')}
          disabled={number === 1}
          onClick={() => setNumber(number - 1)}
        />
        <span aria-live="polite">{t('preview.position', { page: number, pages })}</span>
        <IconButton
          size="small"
          kind="quiet"
          icon="chevron-right"
          label={t('preview.next')}
          disabled={number === pages}
          onClick={() => setNumber(number + 1)}
        />
      </figcaption>
    </figure>
  );
}
