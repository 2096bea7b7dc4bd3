'use client';

import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type Keys, pressKey } from '@/lib/kit/shortcuts';

export interface Shortcut {
  keys: Keys;
  /** What it does, for the list of keys. */
  label: string;
  run: () => void;
  /** Yields to any other with the same keys. */
  weak?: boolean;
  /** Belongs to a layer: it works while that is the only one that is open. */
  inLayer?: boolean;
}

type ShortcutPlace = Pick<Shortcut, 'weak' | 'inLayer'>;

interface Registry {
  add: (shortcut: Shortcut) => () => void;
  list: () => readonly Shortcut[];
  subscribe: (changed: () => void) => () => void;
}

const RegistryContext = createContext<Registry | null>(null);

/** Milliseconds in which the second key of a sequence must follow. */
const SEQUENCE = 1200;
const layers = '[role="dialog"],[role="alertdialog"],[role="menu"]';
const typing = 'input:not([type="checkbox"],[type="radio"]),textarea,select,[contenteditable="true"]';

function createRegistry(): Registry {
  let all: readonly Shortcut[] = [];
  const watchers = new Set<() => void>();
  const set = (next: readonly Shortcut[]) => {
    all = next;
    for (const changed of watchers) changed();
  };
  return {
    add: (shortcut) => {
      set([...all, shortcut]);
      return () => set(all.filter((known) => known !== shortcut));
    },
    list: () => all,
    subscribe: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

/** Listens to single keys unless they are switched off or someone types; while a layer is open, to its own. */
export function ShortcutsProvider({ enabled, children }: { enabled: boolean; children: ReactNode }) {
  const [registry] = useState(createRegistry);
  useEffect(() => {
    if (!enabled) return;
    let pending = '';
    let last = 0;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as Element;
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.repeat) return;
      if (event.key === 'Shift' || target.closest(typing)) return;
      const open = document.querySelectorAll(layers).length;
      if (open > 1) return;
      if (event.timeStamp - last > SEQUENCE) pending = '';
      last = event.timeStamp;
      const bound = open === 0 ? registry.list() : registry.list().filter(({ inLayer }) => inLayer);
      const step = pressKey(bound, pending, event.key);
      pending = step.pending;
      if (!step.run) return;
      event.preventDefault();
      step.run.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled, registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

function useRegistry(): Registry {
  const registry = use(RegistryContext);
  if (!registry) throw new Error('Shortcuts need a ShortcutsProvider around them');
  return registry;
}

/** Binds keys while the component is on the page; `null` binds nothing. */
export function useShortcut(keys: Keys | null, label: string, run: () => void, { weak = false, inLayer = false }: ShortcutPlace = {}) {
  const { add } = useRegistry();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (keys !== null) return add({ keys, label, run: () => latest.current(), weak, inLayer });
  }, [add, keys, label, weak, inLayer]);
}

/** What is bound now, a later binding hiding an earlier one with the same keys. */
export function useShortcutList(): readonly Shortcut[] {
  const { list, subscribe } = useRegistry();
  const all = useSyncExternalStore(subscribe, list, list);
  return useMemo(() => {
    const weakFirst = [...all.filter(({ weak }) => weak), ...all.filter(({ weak }) => !weak)];
    return [...new Map(weakFirst.map((shortcut) => [shortcut.keys, shortcut])).values()];
  }, [all]);
}
