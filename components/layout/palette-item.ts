import type { IconName } from '@/components/ui/icon';

/** A line of the command palette: a page, a record, or something to do. */
export interface PaletteItem {
  id: string;
  label: string;
  /** What tells two of the same name apart: a key, an address. */
  hint?: string;
  icon?: IconName;
  href: string;
}

export interface PaletteGroup {
  id: string;
  label: string;
  items: readonly PaletteItem[];
}

/** Finds accounts, people and actions by what was typed; an aborted search may answer anything. */
export type PaletteSearch = (query: string) => Promise<readonly PaletteGroup[]>;
