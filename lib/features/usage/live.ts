import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import * as z from 'zod';
import { clock } from '@/lib/core/clock';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { defineStream } from '@/lib/core/stream';
import { dayNumber, monthOf } from '@/lib/kit/day';
import { serverSent } from '@/lib/kit/server-sent';
import { freshTo } from './as-of';
import { CustomerId } from './contract';

const LOOK_MS = 2_000;
/** Freshness is told this often even when nothing changed; it also keeps the connection open. */
const TELL_MS = 10_000;

/** Changes whenever a figure of the account does: its months, and what was used in this one and the last. */
async function markerOf(ctx: Context, account: ScopedAccount): Promise<string> {
  const { month } = monthOf(dayNumber(ctx.today));
  const { rows } = await sql<{ marker: string }>`
    SELECT md5(coalesce((SELECT string_agg(m::text, ',' ORDER BY month) FROM usage_account_month m
                         WHERE organization_id = ${ctx.organization.id} AND account_id = ${account.id}), '') ||
               coalesce((SELECT string_agg(i::text, ',' ORDER BY month, item) FROM usage_item_month i
                         WHERE organization_id = ${ctx.organization.id} AND account_id = ${account.id} AND month >= ${month - 1}), '')) AS marker`.execute(
    ctx.db,
  );
  return rows[0]?.marker ?? '';
}

/** Tells an account's readers how fresh its figures are, and that they changed: events `usage` of {freshTo, marker}. */
export const watchUsage = defineStream({
  name: 'usage.live',
  permission: 'usage:read',
  scope: (input) => input.accountId,
  input: z.strictObject({ accountId: CustomerId }),
  async *chunks(read) {
    let told = { marker: '', at: Number.NEGATIVE_INFINITY };
    for (;;) {
      const state = await read(async (ctx, account) => account && { freshTo: await freshTo(ctx), marker: await markerOf(ctx, account) });
      if (state && (state.marker !== told.marker || clock.ticks() - told.at >= TELL_MS)) {
        told = { marker: state.marker, at: clock.ticks() };
        yield serverSent('usage', state);
      }
      await sleep(LOOK_MS);
    }
  },
});
