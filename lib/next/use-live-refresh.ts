'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

/** Milliseconds in which several changes make one redraw. */
const REST = 400;
/** Milliseconds until a stream that the server ended is opened again; the browser itself retries broken ones. */
const REOPEN = 5_000;

export interface LiveMessage {
  name: string;
  /** JSON. */
  data: string;
  /** The first of a connection: something may have been missed before it. */
  isFirst: boolean;
}

/**
 * Follows a stream of server-sent events and draws the page anew, around what one does, when one of them is news.
 * @param address of the stream; null follows none
 * @param names of the events to listen to; this and `isNews` must be the same from draw to draw
 * @returns whether the connection is lost
 */
export function useLiveRefresh(address: string | null, names: readonly string[], isNews: (message: LiveMessage) => boolean): boolean {
  const router = useRouter();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (address === null) return;
    let isFirst = true;
    let redraw: ReturnType<typeof setTimeout> | undefined;
    let reopen: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource;
    const hear = (name: string) => (event: MessageEvent<string>) => {
      setLost(false);
      if (isNews({ name, data: event.data, isFirst })) {
        clearTimeout(redraw);
        redraw = setTimeout(() => router.refresh(), REST);
      }
      isFirst = false;
    };
    const open = () => {
      source = new EventSource(address);
      for (const name of names) source.addEventListener(name, hear(name));
      source.onerror = () => {
        isFirst = true;
        setLost(true);
        if (source.readyState === EventSource.CLOSED) reopen = setTimeout(open, REOPEN);
      };
    };
    open();
    return () => {
      source.close();
      clearTimeout(redraw);
      clearTimeout(reopen);
    };
  }, [address, names, isNews, router]);
  return isLost;
}
