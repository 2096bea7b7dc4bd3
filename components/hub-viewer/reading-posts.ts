import type { Beat } from '@/lib/features/hub-reading/contract';
import type { Fate } from './reading-tracker';

/** A post without an answer for so long is taken for lost; what it said comes again with the next. */
const PATIENCE_MS = 20_000;

const closed = (status: number) => status === 404 || status === 403;

/** Posts a beat, also from a page that goes away. `onVersion` hears which version the document pins now. */
export async function postBeat(address: string, beat: Beat, onVersion: (versionId: string) => void): Promise<Fate> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(beat), keepalive: true, signal });
    if (closed(response.status)) return 'refused';
    if (!response.ok) return 'lost';
    onVersion(((await response.json()) as { versionId: string }).versionId);
    return 'taken';
  } catch {
    return 'lost';
  }
}

/** Hands the browser a beat that it sends after the page is gone. */
export function handBeat(address: string, beat: Beat): boolean {
  return navigator.sendBeacon(address, new Blob([JSON.stringify(beat)], { type: 'application/json' }));
}
