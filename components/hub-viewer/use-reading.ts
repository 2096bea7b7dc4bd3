'use client';

import { useEffect, useRef, useState } from 'react';
import type { OpenDocument } from '@/lib/features/hub-reading/contract';
import { browserStore, keptBeats } from './kept-beats';
import { handBeat, postBeat } from './reading-posts';
import { ReadingTracker } from './reading-tracker';
import { viewerAddresses } from './viewer-addresses';

/** The house's clock, which the page hands in. */
export interface Clock {
  now(): Date;
  ticks(): number;
}

const INPUTS = ['pointerdown', 'pointermove', 'wheel', 'touchstart', 'touchmove', 'keydown'] as const;
const slotOf = (hubId: string) => `hub-tab:${hubId}`;

interface Reading {
  /** The document was closed while it was open here. */
  isRefused: boolean;
  /** The document pins another version than the one that is shown. */
  isStale: boolean;
  /** Asks now whether the document is still open. */
  check(): void;
}

function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

/** Listens to what the browser says of its reader. @returns what ends that */
function listen(tracker: ReadingTracker): () => void {
  const listening = new AbortController();
  const options = { passive: true, capture: true, signal: listening.signal };
  for (const input of INPUTS) addEventListener(input, () => tracker.touch(), options);
  const look = () => tracker.setVisible(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', look, options);
  addEventListener('pageshow', look, options);
  addEventListener('pagehide', () => tracker.leave(), options);
  look();
  return () => listening.abort();
}

/** This tab's id, a new one with every load, and that of the load before. */
function nextTab(hubId: string): { tabId: string; gone: string | null } {
  const tabId = crypto.randomUUID();
  try {
    const gone = sessionStorage.getItem(slotOf(hubId));
    sessionStorage.setItem(slotOf(hubId), tabId);
    return { tabId, gone };
  } catch {
    return { tabId, gone: null };
  }
}

/** Reports the reading of a document, of which `page` is in view. */
export function useReading({ hubId, itemId, versionId, pages }: OpenDocument, page: number | null, clock: Clock): Reading {
  const [isRefused, setRefused] = useState(false);
  const [isStale, setStale] = useState(false);
  const tracker = useRef<ReadingTracker>(null);
  const first = useRef(page);
  const words = useRef(pages.map((one) => one.words));
  useEffect(() => {
    const { beats } = viewerAddresses({ hubId, itemId, versionId });
    const { tabId, gone } = nextTab(hubId);
    const kept = keptBeats(hubId, browserStore(), () => clock.now().getTime());
    const post = (beat: Parameters<typeof postBeat>[1]) =>
      postBeat(beats, beat, (pinned) => setStale(beat.itemId === itemId && pinned !== versionId));
    const made = new ReadingTracker({ itemId, versionId, tabId, isDriven: navigator.webdriver }, words.current, {
      ticks: clock.ticks,
      after,
      post,
      hand: (beat) => handBeat(beats, beat),
      keep: (beat) => kept.keep(tabId, beat),
      onRefused: () => setRefused(true),
    });
    tracker.current = made;
    made.show(first.current);
    void kept.sendLate(gone, (beat) => postBeat(beats, beat, () => undefined));
    const end = listen(made);
    return () => {
      end();
      made.leave();
      made.stop();
    };
  }, [hubId, itemId, versionId, clock]);
  useEffect(() => {
    first.current = page;
    tracker.current?.show(page);
  }, [page]);
  return { isRefused, isStale, check: () => tracker.current?.check() };
}
