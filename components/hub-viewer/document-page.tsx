'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OpenDocument, PageText } from '@/lib/features/hub-reading/contract';
import { TextLayer } from './text-layer';
import { pageId } from './use-page-in-view';

interface DocumentPageProps {
  page: OpenDocument['pages'][number];
  count: number;
  picture: string;
  text: string;
  zoom: number;
  wanted: string;
  /** The picture could not be had. */
  onMissing: () => void;
}

const [PORTRAIT_WIDTH, LANDSCAPE_WIDTH] = [760, 1040];

/** One page: its picture, which is fetched when it comes near, and its words over it once the picture is there. */
export function DocumentPage({ page, count, picture, text, zoom, wanted, onMissing }: DocumentPageProps) {
  const t = useTranslations('hubViewer');
  const [pieces, setPieces] = useState<PageText['pieces']>([]);
  const { number, width, height, words } = page;
  const [isThere, setThere] = useState(false);
  const image = useRef<HTMLImageElement>(null);
  // A picture may be there before the page's scripts are, and one that came late says so.
  useEffect(() => {
    if (image.current?.complete && image.current.naturalWidth > 0) setThere(true);
  }, []);
  useEffect(() => {
    if (!isThere || words === 0) return undefined;
    const leaving = new AbortController();
    fetch(text, { signal: leaving.signal })
      .then(async (response) => response.ok && setPieces(((await response.json()) as PageText).pieces))
      .catch(() => undefined);
    return () => leaving.abort();
  }, [isThere, words, text]);
  const base = width > height ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH;
  return (
    <section
      id={pageId(number)}
      data-page={number}
      aria-label={t('pageOf', { page: number, count })}
      className="@container relative mx-auto scroll-mt-3 overflow-hidden rounded-sm border border-line bg-[#fff]"
      style={{ width: `calc(min(100%, ${base}px) * ${zoom})`, aspectRatio: `${width} / ${height}` }}
    >
      {/* biome-ignore lint/performance/noImgElement: a page is served to its reader as it is, by our own handler */}
      <img
        ref={image}
        src={picture}
        alt={words === 0 ? t('pictureOf', { page: number }) : ''}
        loading="lazy"
        draggable={false}
        onLoad={() => setThere(true)}
        onError={onMissing}
        className="absolute inset-0 size-full select-none"
      />
      <TextLayer pieces={pieces} ratio={height / width} wanted={wanted} />
    </section>
  );
}
