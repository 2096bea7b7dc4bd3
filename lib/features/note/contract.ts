import * as z from 'zod';
import { FEED_KINDS } from '@/lib/kit/feed-kind';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';

/** Markdown; colleagues are named in it as `[@Name](mention:<membership id>)`. */
const Body = wordedText(50_000);

export const NewNote = z.strictObject({ accountId: CustomerId, body: Body, pinned: z.boolean().optional() });

/** `version` is the one that the editor began from. */
export const NoteChange = z.strictObject({ id: CustomerId, body: Body, version: z.int().positive().optional() });
export const NotePin = z.strictObject({ id: CustomerId, pinned: z.boolean() });

export const NoteId = z.strictObject({ id: CustomerId });
export const SavedNote = z.strictObject({ id: z.string(), version: z.int() });
export const Done = z.strictObject({});

/** What the feed holds: notes, and what was written down of touchpoints. */
const FeedKind = z.enum(FEED_KINDS);

export const NoteFeedRequest = z.strictObject({
  accountId: CustomerId,
  kinds: z
    .array(FeedKind)
    .min(1)
    .default([...FEED_KINDS]),
  /** Words that all stand in an entry. */
  query: plainText(200).optional(),
  cursor: z.string().min(1).max(2_000).optional(),
  limit: z.int().min(1).max(200).default(25),
});

/** One entry of the feed: a note, or a touchpoint's text under its subject. */
export const FeedEntry = z.strictObject({
  kind: FeedKind,
  id: z.string(),
  subject: z.string().nullable(),
  /** Markdown */
  body: z.string(),
  pinned: z.boolean(),
  author: z.string().nullable(),
  /** When it was written, or when the touchpoint was. */
  at: z.iso.datetime(),
  /** How often a note was written anew. */
  edits: z.int(),
});
export type FeedEntry = z.infer<typeof FeedEntry>;

export const NoteFeed = z.strictObject({ data: z.array(FeedEntry), nextCursor: z.string().nullable() });

export const NoteDetail = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  /** Its first line, without marks. */
  title: z.string(),
  version: z.int(),
  body: z.string(),
  pinned: z.boolean(),
  author: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** What a note said at one version, and who wrote it so. */
export const NoteVersion = z.strictObject({ version: z.int(), at: z.iso.datetime(), author: z.string().nullable(), body: z.string() });
export const NoteHistory = z.array(NoteVersion);

/** Colleagues who may be named on an account: those who see it. */
export const NoteColleagues = z.array(z.strictObject({ value: z.string(), label: z.string() }));
