import * as z from 'zod';
import { MOST_BEAT_PAGES } from './metrics';

/** One report of a reader's browser. What it says of time is cumulative for its tab, so that it may come twice or never. */
export const Beat = z.strictObject({
  itemId: z.uuid(),
  /** The version that the tab shows: one that the item no longer pins counts nothing. */
  versionId: z.uuid(),
  tabId: z.uuid(),
  /** Counts the tab's beats. */
  seq: z.int().min(0),
  /** Page, and the milliseconds that the tab has shown it to its reader so far. */
  pages: z.array(z.tuple([z.int().min(1), z.int().min(0)])).max(MOST_BEAT_PAGES),
  /** Whether the tab was hidden or left: until it says otherwise, this is its last word. */
  isFinal: z.boolean(),
  /** Whether it waited in the browser. */
  isLate: z.boolean(),
  /** Whether a program drives the browser. */
  isDriven: z.boolean(),
});
export type Beat = z.input<typeof Beat>;

export const BeatTaken = z.strictObject({
  /** The version that the item pins now. */
  versionId: z.string(),
  countedMs: z.int(),
});

export const PageOfItem = z.strictObject({ itemId: z.uuid(), page: z.int().min(1), isSmall: z.boolean().default(false) });
