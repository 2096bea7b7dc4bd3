'use client';

import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString();

/** Width and height of a page that isn't known yet: A4. */
const A4 = { width: 210, height: 297 };

/** The page that a key leads to, from 1; undefined for other keys. */
function pageAt(key: string, number: number, pages: number): number | undefined {
  const wanted: Record<string, number> = {
    ArrowLeft: number - 1,
    PageUp: number - 1,
    ArrowRight: number + 1,
    PageDown: number + 1,
    Home: 1,
    End: pages,
  };
  const page = wanted[key];
  return page === undefined ? undefined : Math.min(Math.max(page, 1), pages);
}

/** Draws a page as wide as the canvas stands, sharp on dense screens, until it is told to stop. @returns its size */
async function draw(document: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, stop: AbortSignal): Promise<typeof A4> {
  const page = await document.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  if (stop.aborted) return natural;
  const viewport = page.getViewport({ scale: (canvas.clientWidth * devicePixelRatio) / natural.width });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  const drawing = page.render({ canvas, viewport });
  stop.addEventListener('abort', () => drawing.cancel());
  await drawing.promise;
  return natural;
}

/** Opens a document and draws one of its pages on a canvas. */
function usePdf(href: string, number: number) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [size, setSize] = useState<typeof A4>();
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
    draw(document, number, canvas.current, stop.signal).then(setSize, () => !stop.signal.aborted && setFailed(true));
    return () => stop.abort();
  }, [document, number]);
  return { canvas, size, failed, pages: document?.numPages ?? 1 };
}

/** A PDF page by page. Nothing in it runs: no scripts, no evaluation, no forms. */
export function PdfView({ href, label }: { href: string; label: string }) {
  const t = useTranslations('asset');
  const [number, setNumber] = useState(1);
  const { canvas, size, failed, pages } = usePdf(href, number);
  if (failed) return <p role="alert">{t('preview.failed')}</p>;
  const { width, height } = size ?? A4;
  const turn = (event: KeyboardEvent) => {
    const page = pageAt(event.key, number, pages);
    if (page === undefined) return;
    event.preventDefault();
    setNumber(page);
  };
  return (
    <figure>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('preview.page', { name: label, page: number, pages })}
        aria-busy={!size || undefined}
        tabIndex={0}
        onKeyDown={turn}
        style={{ aspectRatio: `${width} / ${height}` }}
        className="w-full border border-line bg-sunken"
      />
      <figcaption className="mt-2 flex items-center justify-center gap-2 text-sm text-ink-2">
        <IconButton
          size="small"
          kind="quiet"
          icon="chevron-left"
          label={t('preview.previous')}
          aria-disabled={number === 1 || undefined}
          onClick={number > 1 ? () => setNumber(number - 1) : undefined}
        />
        <span aria-live="polite">{t('preview.position', { page: number, pages })}</span>
        <IconButton
          size="small"
          kind="quiet"
          icon="chevron-right"
          label={t('preview.next')}
          aria-disabled={number === pages || undefined}
          onClick={number < pages ? () => setNumber(number + 1) : undefined}
        />
      </figcaption>
    </figure>
  );
}
