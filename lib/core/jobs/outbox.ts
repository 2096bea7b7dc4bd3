import { sql } from 'kysely';
import * as z from 'zod';
import { clock } from '../clock';
import { control } from '../db/database';
import { log } from '../log';
import { defineJob } from './job';

/** A claimed effect is another worker's again after this long, should its worker have died. */
const LEASE_MS = 120_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 3_600_000;
const SWEEP_MS = 15_000;

/** Runs the effects that are due: woken after each commit that left some, and by itself for what no wake-up told. */
export const drainOutbox = defineJob({ name: 'outbox.drain', lane: 'effects', payload: z.strictObject({}), attempts: 1, everyMs: SWEEP_MS });

/** An effect handed to a worker. */
export interface ClaimedEffect {
  organizationId: number;
  id: number;
  job: string;
  payload: Record<string, unknown>;
  attempts: number;
}

/** Claims the effect that is due the longest, for LEASE_MS; null when none is due. */
export async function claimEffect(): Promise<ClaimedEffect | null> {
  const now = clock.now();
  const { rows } = await sql<ClaimedEffect>`
    UPDATE outbox o SET available_at = ${new Date(now.getTime() + LEASE_MS)}, attempts = o.attempts + 1
    FROM (SELECT organization_id, id FROM outbox
          WHERE done_at IS NULL AND failed_at IS NULL AND available_at <= ${now}
          ORDER BY available_at LIMIT 1 FOR UPDATE SKIP LOCKED) due
    WHERE o.organization_id = due.organization_id AND o.id = due.id
    RETURNING o.organization_id, o.id, o.job, o.payload, o.attempts`.execute(control());
  return rows[0] ?? null;
}

/** Marks an effect done. */
export async function finishEffect(effect: ClaimedEffect): Promise<void> {
  await control()
    .updateTable('outbox')
    .set({ doneAt: clock.now(), lastError: null })
    .where('organizationId', '=', effect.organizationId)
    .where('id', '=', effect.id)
    .execute();
}

/** Puts an effect back for a later try (5 s, doubling, an hour at most), or gives it up after its last. */
export async function postponeEffect(effect: ClaimedEffect, error: Error, attempts: number): Promise<void> {
  const now = clock.now();
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (effect.attempts - 1), LONGEST_RETRY_MS);
  const givenUp = effect.attempts >= attempts;
  log.warn({ job: effect.job, effect: effect.id, attempt: effect.attempts, givenUp, error: error.message }, 'effect failed');
  await control()
    .updateTable('outbox')
    .set({ lastError: error.message, ...(givenUp ? { failedAt: now } : { availableAt: new Date(now.getTime() + wait) }) })
    .where('organizationId', '=', effect.organizationId)
    .where('id', '=', effect.id)
    .execute();
}
