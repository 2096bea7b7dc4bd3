import { sql } from 'kysely';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visitOf } from '@/lib/core/visit';
import { Beat, BeatTaken } from './contract';
import { judgeReadingJob } from './jobs';
import { ENGAGED_MS, VIEWED_MS, VISIT_GAP_MS } from './metrics';

interface Taken {
  pinned: string;
  counted: number;
  hasNews: boolean;
}

/** Takes a beat of a reader's browser, in one statement; what it may add is bounded by hub_beat. @throws AppError not_found */
export const takeBeat = defineOperation({
  name: 'hub-reading.beat',
  kind: 'write',
  permission: 'hub:visit',
  scope: 'visit',
  input: Beat,
  output: BeatTaken,
  run: async (ctx, { itemId, versionId, tabId, seq, pages, isFinal, isLate, isDriven }) => {
    const numbers = pages.map(([page]) => page);
    const totals = pages.map(([, ms]) => ms);
    const { rows } = await sql<Taken>`
      SELECT pinned, counted, has_news FROM hub_beat(${visitOf(ctx).sessionId}, ${ctx.now}, ${itemId}, ${versionId}, ${tabId}, ${seq},
        ${numbers}::integer[], ${totals}::bigint[], ${isFinal}, ${isLate}, ${isDriven}, ${crypto.randomUUID()},
        ${VISIT_GAP_MS} * interval '1 millisecond', ${VIEWED_MS}, ${ENGAGED_MS}, ${judgeReadingJob.name})`.execute(ctx.db);
    const taken = rows[0];
    if (!taken) throw new AppError('not_found', 'This document is not open');
    if (taken.hasNews) ctx.hasEffects = true;
    return { versionId: taken.pinned, countedMs: taken.counted };
  },
});
