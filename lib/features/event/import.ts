import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import type { Rejected } from './contract';
import { type FileLine, fileLines } from './file-lines';
import { LIMITS } from './limits';
import { storeGroup } from './store-group';

/** Refused lines that the result names one by one. */
const NAMED_REFUSALS = 100;

/** A refused line of a file: its number, from 1. */
export interface RefusedLine extends Omit<Rejected, 'index'> {
  line: number;
}

export interface ImportResult {
  lines: number;
  stored: number;
  /** Lines whose messageId was stored before. */
  repeated: number;
  refused: number;
  /** The first of them. */
  refusals: RefusedLine[];
}

/** Told after each group: bytes of the file read so far, of all. */
export type Progress = (readBytes: number, totalBytes: number) => void;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Refused like any event that is no object, with its text for the debugger.
    return text;
  }
}

async function storeLines(caller: Caller, lines: readonly FileLine[], result: ImportResult): Promise<void> {
  const events = lines.map((line) => parse(line.text));
  const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line.text), 0);
  // Times of a file were corrected when they were first received; its sentAt would move them again.
  const delivery = { receivedAt: clock.now(), events, bytes, type: null, sentAt: undefined, context: undefined, keepTimes: true };
  const { stored, rejected } = await storeGroup(caller, [delivery]);
  const refused = rejected.flat();
  result.lines += lines.length;
  result.stored += stored;
  result.refused += refused.length;
  result.repeated += lines.length - stored - refused.length;
  const named = refused.slice(0, NAMED_REFUSALS - result.refusals.length);
  result.refusals.push(...named.map(({ index, ...rest }) => ({ line: lines[index]?.number ?? 0, ...rest })));
}

/**
 * Imports a file of events, one JSON object a line (.ndjson, or .ndjson.gz), by the same operation as the HTTP
 * ingest: repeated lines count once, bad ones are refused alone. May be run again after an interruption.
 * @throws AppError invalid when the file can't be read; what was stored by then stays
 */
export async function importEvents(caller: Caller, file: string, onProgress: Progress): Promise<ImportResult> {
  const result: ImportResult = { lines: 0, stored: 0, repeated: 0, refused: 0, refusals: [] };
  let group: FileLine[] = [];
  const flush = async () => {
    const last = group.at(-1);
    if (!last) return;
    await storeLines(caller, group, result);
    onProgress(last.readBytes, last.totalBytes);
    group = [];
  };
  for await (const line of fileLines(file)) {
    if (line.text.trim() === '') continue;
    group.push(line);
    if (group.length === LIMITS.batchEvents) await flush();
  }
  await flush();
  return result;
}
