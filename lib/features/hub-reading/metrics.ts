/** A page that was looked at for less was only skimmed. */
export const VIEWED_MS = 2_000;
/** A document that was looked at for so long in all engaged its reader. */
export const ENGAGED_MS = 60_000;
/** Beats so far apart belong to two visits; a visit is over that long after its last beat. */
export const VISIT_GAP_MS = 600_000;
/** The most bytes and pages of one beat. */
export const MOST_BEAT_BYTES = 8_192;
export const MOST_BEAT_PAGES = 200;

const MS_A_MINUTE = 60_000;
/** Words a minute in silent reading of non-fiction: Brysbaert, Journal of Memory and Language 109 (2019). */
const WORDS_A_MINUTE = 238;
/** What a picture without words is expected to take. */
const PICTURE_MS = 10_000;
const READ_SHARE = 0.4;

/** Milliseconds that a page is expected to take, by the words on it. */
export function expectedMs(words: number): number {
  return words === 0 ? PICTURE_MS : Math.round((words * MS_A_MINUTE) / WORDS_A_MINUTE);
}

const [SHORTEST_IDLE_MS, LONGEST_IDLE_MS] = [30_000, 180_000];
const PICTURE_IDLE_MS = 60_000;

/** Milliseconds without any input after which nobody is taken to read on: 30 to 180 s by the words on the page, 60 s for pictures. */
export function idleLimitMs(words: number): number {
  return words === 0 ? PICTURE_IDLE_MS : Math.min(LONGEST_IDLE_MS, Math.max(SHORTEST_IDLE_MS, expectedMs(words)));
}

export const PAGE_STATES = ['unseen', 'skimmed', 'viewed', 'read'] as const;
export type PageState = (typeof PAGE_STATES)[number];

/** What became of a page of so many words that was looked at for `ms` milliseconds in all. */
export function pageState(ms: number, words: number): PageState {
  if (ms < VIEWED_MS) return ms > 0 ? 'skimmed' : 'unseen';
  return ms >= READ_SHARE * expectedMs(words) ? 'read' : 'viewed';
}

/** Pages that were viewed or read. */
export function viewedPages(pages: readonly { state: PageState }[]): number {
  return pages.filter(({ state }) => state === 'viewed' || state === 'read').length;
}

export const READING_STAGES = ['none', 'viewed', 'engaged', 'finished'] as const;
export type ReadingStage = (typeof READING_STAGES)[number];

/** How far a reader came in a version: a page viewed; half of its pages or 60 s; every page. */
export function readingStage({ viewed, pageCount, ms }: { viewed: number; pageCount: number; ms: number }): ReadingStage {
  if (viewed === 0) return 'none';
  if (viewed >= pageCount) return 'finished';
  return viewed * 2 >= pageCount || ms >= ENGAGED_MS ? 'engaged' : 'viewed';
}

/** Happenings that a reader makes by a click. */
export const READER_DEEDS = ['opened', 'returned', 'followed', 'downloaded', 'forwarded', 'asked'] as const;

export const VISIT_LABELS = ['complete', 'at_least', 'late', 'automated'] as const;
export type VisitLabel = (typeof VISIT_LABELS)[number];

/** How sure a visit's time is: a program read, parts came late, it said goodbye, or it may have gone on unseen. */
export function visitLabel({ automated, late, ended }: { automated: boolean; late: boolean; ended: boolean }): VisitLabel {
  if (automated) return 'automated';
  if (late) return 'late';
  return ended ? 'complete' : 'at_least';
}
