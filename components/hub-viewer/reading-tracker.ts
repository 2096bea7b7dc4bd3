import type { Beat } from '@/lib/features/hub-reading/contract';
import { idleLimitMs, MOST_BEAT_PAGES } from '@/lib/features/hub-reading/metrics';

const [FIRST_BEATS_MS, LATER_BEATS_MS] = [5_000, 15_000];
/** How long the first beats are close together. */
const FIRST_MS = 60_000;
/** Leafing through forty pages is no reason for forty beats. */
const CLOSEST_MS = 1_000;

/** What became of a beat: stored, refused because the document is closed, or nobody knows. */
export type Fate = 'taken' | 'refused' | 'lost';

export interface Surroundings {
  /** Milliseconds that never jump. */
  ticks(): number;
  /** Calls `work` after so many milliseconds; what it gives back calls that off. */
  after(ms: number, work: () => void): () => void;
  post(beat: Beat): Promise<Fate>;
  /** Hands the browser a beat to send though the page goes away; false when it would not take it. */
  hand(beat: Beat): boolean;
  /** Remembers the latest beat that nobody answered for, or that there is none. */
  keep(beat: Beat | null): void;
  /** Called once, when a beat was refused. */
  onRefused(): void;
}

/** What a tab shows. */
type Shown = Pick<Beat, 'itemId' | 'versionId' | 'tabId' | 'isDriven'>;

/**
 * Counts how long each page of a document has its reader's attention: while the document is visible, the page is the most
 * visible one, and the last input is no longer ago than the page's words explain. It reports totals, never differences,
 * so that beats may be lost, repeated or overtaken; nothing but hiding or leaving the page is taken for its end.
 */
export class ReadingTracker {
  private readonly totals = new Map<number, number>();
  private readonly answered = new Map<number, number>();
  private page: number | null = null;
  private isVisible = false;
  private isOver = false;
  private seq = 0;
  private inFlight = 0;
  private keptSeq = 0;
  private isWanted = false;
  private callOff: () => void = () => undefined;
  private readonly startedAt: number;
  private settledAt: number;
  private inputAt: number;
  private sentAt: number;

  /** @param words of each page, by its number less one */
  constructor(
    private readonly shown: Shown,
    private readonly words: readonly number[],
    private readonly around: Surroundings,
  ) {
    const now = around.ticks();
    [this.startedAt, this.settledAt, this.inputAt, this.sentAt] = [now, now, now, now];
  }

  /** The page that is the most visible one and at least half in view; null when none is. */
  show(page: number | null): void {
    if (page === this.page) return;
    this.settle();
    this.page = page;
    if (this.isVisible) this.beatIn(Math.max(0, this.sentAt + CLOSEST_MS - this.around.ticks()));
  }

  /** The reader moved, touched, scrolled or typed. */
  touch(): void {
    this.settle();
    this.inputAt = this.around.ticks();
  }

  /** The document came into sight, which takes its reader's hand, or went out of it. */
  setVisible(isVisible: boolean): void {
    if (isVisible === this.isVisible) return;
    this.settle();
    this.isVisible = isVisible;
    if (isVisible) {
      this.inputAt = this.around.ticks();
      this.beatIn(this.pace());
    } else this.sayGoodbye((beat) => void this.send(beat));
  }

  /** The page goes away, for good or into the browser's memory. */
  leave(): void {
    this.settle();
    this.isVisible = false;
    this.sayGoodbye((beat) => {
      if (!this.around.hand(beat)) void this.send(beat);
    });
  }

  /** Beats now, to hear whether the document is still open. */
  check(): void {
    this.beatIn(0);
  }

  /** Stops for good, without another word. */
  stop(): void {
    this.isOver = true;
    this.callOff();
  }

  private settle(): void {
    const now = this.around.ticks();
    if (this.isVisible && this.page !== null) {
      const until = Math.min(now, this.inputAt + idleLimitMs(this.words[this.page - 1] ?? 0));
      const more = Math.max(0, until - this.settledAt);
      this.totals.set(this.page, (this.totals.get(this.page) ?? 0) + more);
    }
    this.settledAt = now;
  }

  private beatWith(isFinal: boolean): Beat {
    const grown = [...this.totals].map(([page, ms]): [number, number] => [page, Math.floor(ms)]);
    const pages = grown.filter(([page, ms]) => ms > (this.answered.get(page) ?? 0)).slice(0, MOST_BEAT_PAGES);
    this.seq += 1;
    return { ...this.shown, seq: this.seq, pages, isFinal, isLate: false };
  }

  /** A last word doesn't wait for a beat that is still on its way. */
  private sayGoodbye(tell: (beat: Beat) => void): void {
    this.callOff();
    if (this.isOver) return;
    const beat = this.beatWith(true);
    this.keep(beat);
    tell(beat);
  }

  private keep(beat: Beat): void {
    this.keptSeq = beat.seq;
    this.around.keep(beat);
  }

  private pace(): number {
    return this.around.ticks() - this.startedAt < FIRST_MS ? FIRST_BEATS_MS : LATER_BEATS_MS;
  }

  private beatIn(ms: number): void {
    this.callOff();
    this.callOff = this.around.after(ms, () => this.beat());
  }

  private beat(): void {
    if (this.isOver || !this.isVisible) return;
    this.isWanted = this.inFlight > 0;
    if (this.isWanted) return;
    this.settle();
    const beat = this.beatWith(false);
    if (beat.pages.length > 0) this.keep(beat);
    this.beatIn(this.pace());
    void this.send(beat);
  }

  private async send(beat: Beat): Promise<void> {
    this.sentAt = this.around.ticks();
    this.inFlight += 1;
    const fate = await this.around.post(beat);
    this.inFlight -= 1;
    if (this.isOver) return;
    if (fate === 'refused') {
      this.stop();
      this.around.keep(null);
      this.around.onRefused();
      return;
    }
    if (fate === 'taken') this.answer(beat);
    if (this.isWanted) this.beat();
  }

  private answer({ pages, seq }: Beat): void {
    for (const [page, ms] of pages) this.answered.set(page, Math.max(ms, this.answered.get(page) ?? 0));
    if (seq >= this.keptSeq) this.around.keep(null);
  }
}
