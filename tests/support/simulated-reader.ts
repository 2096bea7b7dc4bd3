import { vi } from 'vitest';
import { type Fate, ReadingTracker } from '@/components/hub-viewer/reading-tracker';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { AppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import { takeBeat } from '@/lib/features/hub-reading/commands';
import type { Beat } from '@/lib/features/hub-reading/contract';
import type { OpenHub } from './hub-reader';

/** What the way to the server does to a beat: how long it takes there, and whether beat and answer arrive. */
export interface Way {
  delayMs: number;
  arrives?: boolean;
  answers?: boolean;
}

interface Due {
  at: number;
  work: () => Promise<void> | void;
}

/**
 * A reader's tab and the server with one clock between them, which only `pass` moves: the real tracker, the real
 * operation on the real database, and a network that does as it is told.
 */
export class SimulatedReader {
  private now = 0;
  private due: Due[] = [];
  way: (beat: Beat) => Way = () => ({ delayMs: 30 });
  /** The beat that the browser keeps because nobody answered for it. */
  kept: Beat | null = null;
  readonly tab: ReadingTracker;

  constructor(
    { itemId, versionId }: OpenHub,
    words: readonly number[],
    private readonly visitor: Caller,
    begin: Date,
  ) {
    vi.spyOn(clock, 'now').mockImplementation(() => new Date(begin.getTime() + this.now));
    this.tab = new ReadingTracker({ itemId, versionId, tabId: crypto.randomUUID(), isDriven: false }, words, {
      ticks: () => this.now,
      after: (ms, work) => this.after(ms, work),
      post: (beat) => this.post(beat),
      hand: (beat) => {
        this.after(30, () => this.take(beat).then(() => undefined));
        return true;
      },
      keep: (beat) => {
        this.kept = beat;
      },
      onRefused: () => undefined,
    });
    this.tab.setVisible(true);
  }

  /** Lets time pass, the reader's hand moving with each second of it unless they are away. */
  async pass(ms: number, isAway = false): Promise<void> {
    const until = this.now + ms;
    while (this.now < until) {
      await this.until(Math.min(until, this.now + 1_000));
      if (!isAway) this.tab.touch();
    }
  }

  /** Sends what the browser kept, as the next load of the page does. */
  async sendLate(): Promise<void> {
    if (this.kept) await this.take({ ...this.kept, isLate: true });
  }

  private async until(time: number): Promise<void> {
    for (;;) {
      const next = this.due.filter(({ at }) => at <= time).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.due = this.due.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      await next.work();
      // What waits for the work's outcome runs before the next thing is due.
      await new Promise(setImmediate);
    }
    this.now = time;
  }

  private after(ms: number, work: Due['work']): () => void {
    const one = { at: this.now + ms, work };
    this.due.push(one);
    return () => {
      this.due = this.due.filter((other) => other !== one);
    };
  }

  private async take(beat: Beat): Promise<Fate> {
    try {
      await invoke(takeBeat, this.visitor, beat);
      return 'taken';
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') return 'refused';
      throw error;
    }
  }

  private post(beat: Beat): Promise<Fate> {
    const { delayMs, arrives = true, answers = true } = this.way(beat);
    return new Promise((done) => {
      this.after(delayMs, async () => {
        const fate = arrives ? await this.take(beat) : 'lost';
        this.after(30, () => done(answers ? fate : 'lost'));
      });
    });
  }
}
