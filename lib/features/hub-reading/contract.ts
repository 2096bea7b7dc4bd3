import * as z from 'zod';
import { MOST_BEAT_PAGES, READER_DEEDS, VISIT_LABELS } from './metrics';

/** No document has more, and no tab lives to say so much. */
const [LAST_PAGE, MOST_BEATS] = [100_000, 1_000_000_000];

/** One report of a reader's browser. What it says of time is cumulative for its tab, so that it may come twice or never. */
export const Beat = z.strictObject({
  itemId: z.uuid(),
  /** The version that the tab shows: one that the item no longer pins counts nothing. */
  versionId: z.uuid(),
  tabId: z.uuid(),
  /** Counts the tab's beats. */
  seq: z.int().min(0).max(MOST_BEATS),
  /** Page, and the milliseconds that the tab has shown it to its reader so far. */
  pages: z.array(z.tuple([z.int().min(1).max(LAST_PAGE), z.int().min(0)])).max(MOST_BEAT_PAGES),
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

export const PageOfItem = z.strictObject({
  itemId: z.uuid(),
  page: z.int().min(1).max(LAST_PAGE),
  /** That the viewer shows: with it, no page of another one comes between its pages. */
  versionId: z.uuid().optional(),
  isSmall: z.boolean().default(false),
});

export const ReadableItem = z.strictObject({ itemId: z.uuid() });
export const LinkTarget = z.strictObject({ url: z.string() });
export const PageOfVersion = ReadableItem.extend({ versionId: z.uuid(), page: z.int().min(1).max(LAST_PAGE) });
export const Finding = ReadableItem.extend({ words: z.string().trim().min(1).max(100) });

/** A page as it is laid out before its picture is there. */
const OpenPage = z.strictObject({ number: z.int(), width: z.int(), height: z.int(), words: z.int(), changed: z.boolean() });

export const OpenDocument = z.strictObject({
  hubId: z.string(),
  itemId: z.string(),
  versionId: z.string(),
  title: z.string(),
  number: z.int(),
  /** What its author says changed. */
  note: z.string().nullable(),
  organization: z.string(),
  reader: z.string(),
  /** Who looks after the hub. */
  owner: z.string().nullable(),
  /** The organization's day on which this version took the place of another. */
  update: z.strictObject({ day: z.iso.date() }).nullable(),
  canDownload: z.boolean(),
  canForward: z.boolean(),
  pages: z.array(OpenPage),
});
export type OpenDocument = z.infer<typeof OpenDocument>;

/** Text, and its left, top, width and height in thousandths of the page's. */
export const PageText = z.strictObject({ pieces: z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()])) });
export type PageText = z.infer<typeof PageText>;

export const FoundPages = z.strictObject({ pages: z.array(z.strictObject({ page: z.int(), times: z.int() })) });
export type FoundPages = z.infer<typeof FoundPages>;

export const Done = z.strictObject({});
export const Closed = z.strictObject({ more: z.boolean() });
export const JudgedReading = z.strictObject({ itemId: z.uuid(), versionId: z.uuid() });

const RecordedPage = z.strictObject({ page: z.int(), ms: z.int() });
const RecordedVisit = z.strictObject({
  id: z.string(),
  startedAt: z.iso.datetime(),
  ms: z.int(),
  label: z.enum(VISIT_LABELS),
  documents: z.array(z.strictObject({ itemId: z.string(), title: z.string(), pages: z.array(RecordedPage) })),
});

/** What is recorded about a reader, for the reader. */
export const Recorded = z.strictObject({
  organization: z.string(),
  timezone: z.string(),
  /** The latest first. */
  visits: z.array(RecordedVisit),
  /** Pages that were sent to their browsers. */
  pagesSent: z.int(),
  /** What they did, the latest first. */
  deeds: z.array(z.strictObject({ kind: z.enum(READER_DEEDS), at: z.iso.datetime(), document: z.string().nullable() })),
});
export type Recorded = z.infer<typeof Recorded>;
