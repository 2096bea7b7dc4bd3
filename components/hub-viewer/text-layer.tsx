'use client';

import { useLayoutEffect, useRef } from 'react';
import type { PageText } from '@/lib/features/hub-reading/contract';

interface TextLayerProps {
  pieces: PageText['pieces'];
  /** Height by width of the page. */
  ratio: number;
  /** Words to mark, in lower case. */
  wanted: string;
}

/** Of a piece's height; the rest is what letters hang below their line. */
const FONT_SHARE = 0.86;
const percent = (thousandths: number) => `${thousandths / 10}%`;

/** A text with what was looked for marked in it. */
function Marked({ text, wanted }: { text: string; wanted: string }) {
  const at = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted);
  if (at < 0) return text;
  const end = at + wanted.length;
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-sm bg-average-fill/45 text-transparent">{text.slice(at, end)}</mark>
      <Marked text={text.slice(end)} wanted={wanted} />
    </>
  );
}

/** The page's words over its picture, unseen: to be selected, copied, found and read aloud, in reading order. */
export function TextLayer({ pieces, ratio, wanted }: TextLayerProps) {
  const layer = useRef<HTMLDivElement>(null);
  // The browser's letters are wider or narrower than the page's: each piece is stretched to its place, which zooming keeps.
  useLayoutEffect(() => {
    const width = layer.current?.clientWidth ?? 0;
    const spans = [...(layer.current?.children ?? [])] as HTMLElement[];
    const widths = spans.map((span) => span.offsetWidth);
    for (const [index, span] of spans.entries()) {
      const place = ((pieces[index]?.[3] ?? 0) / 1000) * width;
      const natural = widths[index] ?? 0;
      if (natural > 0 && place > 0) span.style.transform = `scaleX(${place / natural})`;
    }
  }, [pieces]);
  return (
    <div ref={layer} className="absolute inset-0 overflow-hidden leading-tight text-transparent selection:bg-accent/30">
      {pieces.map(([text, left, top, , height], index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a page never change their order
          key={index}
          className="absolute origin-top-left whitespace-pre"
          style={{ left: percent(left), top: percent(top), fontSize: `${(height / 10) * ratio * FONT_SHARE}cqw` }}
        >
          <Marked text={`${text} `} wanted={wanted} />
        </span>
      ))}
    </div>
  );
}
