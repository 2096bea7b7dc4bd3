/** What stands among an account's notes: notes, and the notes of touchpoints. */
export const FEED_KINDS = ['note', 'interaction'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];
