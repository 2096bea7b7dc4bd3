import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import * as z from 'zod';
import { clock } from '@/lib/core/clock';
import type { Context } from '@/lib/core/context';
import { defineStream } from '@/lib/core/stream';
import { serverSent } from '@/lib/kit/server-sent';
import { readEvents } from './event-rows';
import { readRefused, refusedCall } from './queries';
import { Tail } from './tail';

const LOOK_MS = 1_000;
/** Something is said this often even when nothing came, which keeps the connection open. */
const IDLE_MS = 15_000;
/** Rows of one message; a busy organization's debugger shows samples of what came. */
const MOST = 100;

async function segmentIds(ctx: Context, after: number): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('segment')
    .select('id')
    .where('organizationId', '=', ctx.organization.id)
    .where('id', '>', after)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => row.id);
}

async function look(ctx: Context, segments: Tail, refusals: Tail) {
  const fresh = segments.take(await segmentIds(ctx, segments.floor));
  const chosen = sql`WHERE e.organization_id = ${ctx.organization.id} AND e.segment_id = ANY(${fresh}::bigint[]) ORDER BY e.segment_id DESC, e.message_id LIMIT ${MOST}`;
  const accepted = fresh.length === 0 ? [] : await readEvents(ctx, chosen, sql`page.segment_id DESC, page.message_id`);
  const rows = await readRefused(ctx, { after: refusals.floor, limit: MOST });
  const news = new Set(refusals.take(rows.map((row) => row.id)));
  return { accepted: accepted.map(({ event }) => event), refused: rows.filter((row) => news.has(row.id)).map(refusedCall) };
}

/** Tells admins what is accepted and refused, as it comes: events `accepted` and `refused` (rows, newest first), `idle`. */
export const watchEvents = defineStream({
  name: 'event.live',
  permission: 'event:admin',
  scope: 'organization',
  input: z.strictObject({}),
  async *chunks(read) {
    const segments = new Tail();
    const refusals = new Tail();
    await read((ctx) => look(ctx, segments, refusals));
    yield serverSent('idle', {});
    for (let told = clock.ticks(); ; ) {
      await sleep(LOOK_MS);
      const { accepted, refused } = await read((ctx) => look(ctx, segments, refusals));
      if (accepted.length > 0) yield serverSent('accepted', accepted);
      if (refused.length > 0) yield serverSent('refused', refused);
      const isQuiet = accepted.length + refused.length === 0;
      if (isQuiet && clock.ticks() - told < IDLE_MS) continue;
      if (isQuiet) yield serverSent('idle', {});
      told = clock.ticks();
    }
  },
});
