import { sql } from 'kysely';
import { control } from '../db/database';
import { type Check, checked } from './check';

const LATE_SECONDS = 60;

export interface Backlog {
  segments: number;
  events: number;
  /** Seconds that the oldest unfolded segment has waited; 0 without one. */
  oldestSegmentSeconds: number;
  outboxPending: number;
  outboxFailed: number;
  /** Seconds since the oldest pending entry was due; 0 without one. */
  oldestOutboxSeconds: number;
}

/** What waits to be done, over all organizations. */
export async function readBacklog(): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    SELECT s.*, o.* FROM
      (SELECT count(*) AS segments, coalesce(sum(events), 0)::int8 AS events,
              greatest(coalesce(extract(epoch FROM now() - min(received_at)), 0), 0)::float8 AS oldest_segment_seconds
       FROM segment WHERE folded_at IS NULL) s,
      (SELECT count(*) FILTER (WHERE failed_at IS NULL) AS outbox_pending, count(*) FILTER (WHERE failed_at IS NOT NULL) AS outbox_failed,
              greatest(coalesce(extract(epoch FROM now() - min(available_at) FILTER (WHERE failed_at IS NULL AND available_at <= now())), 0), 0)::float8 AS oldest_outbox_seconds
       FROM outbox WHERE done_at IS NULL) o`.execute(control());
  const [backlog] = rows;
  if (!backlog) throw new Error('the backlog query answered nothing');
  return backlog;
}

export function checkFolding(): Promise<Check> {
  return checked('folding', 'See that the worker runs (npm start, or node --import tsx workers/main.ts) and read its log', async () => {
    const { segments, events, oldestSegmentSeconds } = await readBacklog();
    const detail = `${segments} segments (${events} events) wait, the oldest for ${Math.round(oldestSegmentSeconds)} s`;
    return { ok: oldestSegmentSeconds < LATE_SECONDS, detail };
  });
}

export function checkOutbox(): Promise<Check> {
  return checked('outbox', 'See that the worker runs, and read last_error of the failed rows in table outbox', async () => {
    const { outboxPending, outboxFailed, oldestOutboxSeconds } = await readBacklog();
    const detail = `${outboxPending} entries wait, the oldest is ${Math.round(oldestOutboxSeconds)} s late, ${outboxFailed} failed`;
    return { ok: outboxFailed === 0 && oldestOutboxSeconds < LATE_SECONDS, detail };
  });
}
