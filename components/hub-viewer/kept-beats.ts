import type { Beat } from '@/lib/features/hub-reading/contract';
import type { Fate } from './reading-tracker';

const PREFIX = 'hub-beat:';
/** A tab writes its beat anew far more often: one so old has been given up. */
const GIVEN_UP_MS = 60_000;
/** No session of a reader lasts longer. */
const LOST_MS = 43_200_000;

interface Kept {
  at: number;
  beat: Beat;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What the browser keeps across its tabs; null where it keeps nothing. */
export function browserStore(): Store | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function parse(text: string | null): Kept | null {
  try {
    return JSON.parse(text ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

/** The latest beat of each tab of a hub that nobody answered for, kept in the browser until somebody does. */
export function keptBeats(hubId: string, store: Store | null, now: () => number) {
  const prefix = `${PREFIX}${hubId}:`;
  const names = () => Array.from({ length: store?.length ?? 0 }, (_, index) => store?.key(index) ?? '').filter((name) => name.startsWith(prefix));
  return {
    /** Browsers may refuse to store anything: then there is nothing to send later. */
    keep(tabId: string, beat: Beat | null): void {
      try {
        if (beat) store?.setItem(`${prefix}${tabId}`, JSON.stringify({ at: now(), beat } satisfies Kept));
        else store?.removeItem(`${prefix}${tabId}`);
      } catch {
        return;
      }
    },
    /** Sends what other tabs left, one after the other and marked as late; `gone` is a tab that this one took the place of. */
    async sendLate(gone: string | null, post: (beat: Beat) => Promise<Fate>): Promise<void> {
      for (const name of names()) {
        const kept = parse(store?.getItem(name) ?? null);
        const age = kept ? now() - kept.at : LOST_MS;
        if (name !== `${prefix}${gone}` && age < GIVEN_UP_MS) continue;
        const fate = kept && age < LOST_MS ? await post({ ...kept.beat, isLate: true }) : 'taken';
        if (fate !== 'lost') store?.removeItem(name);
      }
    },
  };
}
