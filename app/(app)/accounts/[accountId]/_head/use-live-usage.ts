import { useEffect, useState } from 'react';

/** Milliseconds in which several changes make one redraw. */
const REST = 400;
/** Milliseconds until a stream that the server ended is opened again; the browser itself retries broken ones. */
const REOPEN = 5_000;

interface UsageMessage {
  freshTo: string;
  /** Changes with the account's figures. */
  marker: string;
}

/**
 * Follows an account's figures. After a lost connection the first message tells whether anything was missed.
 * @param onFresh told how fresh the figures are
 * @param onChange called once they have changed
 * @returns whether the connection is lost
 */
export function useLiveUsage(address: string, onFresh: (freshTo: string) => void, onChange: () => void): boolean {
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let known: string | undefined;
    let redraw: ReturnType<typeof setTimeout> | undefined;
    let reopen: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource;
    const open = () => {
      source = new EventSource(address);
      source.addEventListener('usage', (event: MessageEvent<string>) => {
        const { freshTo, marker }: UsageMessage = JSON.parse(event.data);
        setLost(false);
        onFresh(freshTo);
        if (known !== undefined && known !== marker) {
          clearTimeout(redraw);
          redraw = setTimeout(onChange, REST);
        }
        known = marker;
      });
      source.onerror = () => {
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
  }, [address, onFresh, onChange]);
  return isLost;
}
