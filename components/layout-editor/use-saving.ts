'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { LayoutActions } from '@/components/layout-editor/layout-actions';
import { type AccountLayout, readAccountLayout } from '@/lib/registry/account-layout';

/** Milliseconds of rest after a change before it is saved. */
const REST = 500;

export type SavingState = 'saved' | 'saving' | 'failed' | 'conflict';

/** What someone else made of the layout meanwhile. */
export interface Theirs {
  version: number;
  layout: AccountLayout;
}

const textOf = ({ tabs, widgets }: AccountLayout) => JSON.stringify({ tabs, widgets });

/**
 * Saves a layout's draft as it changes, one save after another, each from the version that the one before made. When
 * someone else saved meanwhile nothing is sent any more until the editor chose: both states stay.
 */
export function useSaving(id: string, first: { version: number; layout: AccountLayout }, now: AccountLayout, actions: LayoutActions) {
  const [state, setState] = useState<SavingState>('saved');
  const [theirs, setTheirs] = useState<Theirs>();
  const stored = useRef({ version: first.version, text: textOf(first.layout) });
  const wanted = useRef(now);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const { save, latest } = actions;

  const send = useCallback(async () => {
    const text = textOf(wanted.current);
    if (text === stored.current.text) return setState('saved');
    setState('saving');
    const outcome = await save({ id, version: stored.current.version, content: JSON.parse(text) });
    if (!('errors' in outcome)) {
      stored.current = { version: outcome.data.version, text };
      return setState('saved');
    }
    if (!outcome.errors.some(({ code }) => code === 'conflict')) return setState('failed');
    const found = await latest({ id });
    if ('errors' in found) return setState('failed');
    setTheirs({ version: found.data.version, layout: readAccountLayout(found.data.content) });
    setState('conflict');
  }, [id, save, latest]);

  /** Sends what is not saved yet, after what is on its way. */
  const flush = useCallback(() => {
    queue.current = queue.current.then(send, send);
    return queue.current;
  }, [send]);

  useEffect(() => {
    wanted.current = now;
    if (theirs || textOf(now) === stored.current.text) return;
    setState('saving');
    const timer = setTimeout(flush, REST);
    return () => clearTimeout(timer);
  }, [now, theirs, flush]);

  return {
    state,
    theirs,
    flush,
    version: () => stored.current.version,
    /** What is stored is now this version of that layout. */
    settle: (version: number, layout: AccountLayout) => {
      stored.current = { version, text: textOf(layout) };
      setTheirs(undefined);
      setState('saved');
    },
    /** Goes on from their version: what is here is saved over it. */
    overrule: () => {
      if (theirs) stored.current = { version: theirs.version, text: textOf(theirs.layout) };
      setTheirs(undefined);
      return flush();
    },
  };
}
