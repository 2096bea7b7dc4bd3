import * as z from 'zod';
import { TIMELINE_CATEGORIES } from '@/lib/core/timeline';
import { Day } from '@/lib/features/usage/contract';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';
import { TIMELINE_VIEWS } from './views';

const Category = z.enum(TIMELINE_CATEGORIES);
const Query = plainText(200);
const Cursor = z.string().min(1).max(2_000);
const limit = z.int().min(1).max(200).default(50);

/** Which entries: of a tab, of categories (none: all of the tab's), and of one sub-type of a single category. */
export const TimelinePageRequest = z.strictObject({
  accountId: CustomerId,
  view: z.enum(TIMELINE_VIEWS).default('all'),
  categories: z.array(Category).default([]),
  subtype: wordedText(100).optional(),
  /** Words that all stand in an entry; the last one may be a beginning. */
  query: Query.optional(),
  /** Also the entries of all visible accounts below this one. */
  tree: z.boolean().default(false),
  /** Begins with the last entry of this day. */
  day: Day.optional(),
  /** Entries before, or after, a cursor of an earlier page. */
  older: Cursor.optional(),
  newer: Cursor.optional(),
  limit,
});
export type TimelinePageRequest = z.infer<typeof TimelinePageRequest>;

/** A part of a text, and whether the search found it: highlighting without markup. */
const Segment = z.strictObject({ text: z.string(), hit: z.boolean() });
export type Segment = z.infer<typeof Segment>;

const Facts = z.record(z.string(), z.unknown());

/** A field that says something else now than when the entry was written. */
const Change = z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() });

export const TimelineEntry = z.strictObject({
  /** Names the entry within the list. */
  key: z.string(),
  at: z.iso.datetime(),
  day: z.string(),
  account: z.strictObject({ id: z.string(), name: z.string() }),
  category: Category,
  subtype: z.string().nullable(),
  event: z.string(),
  /** Kind and id of the record that it tells of. */
  source: z.string(),
  sourceId: z.string(),
  /** Who did it; null for keys and jobs. */
  actor: z.string().nullable(),
  title: z.array(Segment),
  excerpt: z.array(Segment),
  /** The record as it was then. */
  snapshot: Facts,
  /** What of that has changed since; empty also where the present state is not compared. */
  changes: z.array(Change),
  /** Whether the record that it tells of is still there to be opened. */
  isThere: z.boolean(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const TimelinePage = z.strictObject({
  entries: z.array(TimelineEntry),
  newer: z.string().nullable(),
  older: z.string().nullable(),
  /** Categories of the tab that the account has entries of, and recent sub-types of the one that is chosen. */
  categories: z.array(Category),
  subtypes: z.array(z.string()),
  /** Names of the members that snapshots and changes refer to. */
  people: z.record(z.string(), z.string()),
});
export type TimelinePage = z.infer<typeof TimelinePage>;

export const TimelineListRequest = z.strictObject({
  accountId: CustomerId,
  category: Category.optional(),
  query: Query.optional(),
  limit,
  cursor: Cursor.optional(),
});

/** The timeline as the API gives it. */
export const TimelineList = z.strictObject({
  data: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      category: z.string(),
      subtype: z.string().nullable(),
      event: z.string(),
      source: z.string(),
      sourceId: z.string(),
      title: z.string(),
      text: z.string(),
      actor: z.string().nullable(),
      snapshot: Facts,
    }),
  ),
  nextCursor: z.string().nullable(),
});
