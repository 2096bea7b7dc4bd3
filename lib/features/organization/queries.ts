import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { recomputeJob } from '@/lib/features/usage/jobs';
import { OrganizationSettings } from './contract';

/** The zone of the newest recompute that is still to be done. */
export async function pendingTimezone(ctx: Context): Promise<string | null> {
  const waiting = await ctx.db
    .selectFrom('outbox')
    .select(sql<string | null>`payload->>'timezone'`.as('timezone'))
    .where('job', '=', recomputeJob.name)
    .where('doneAt', 'is', null)
    .where('failedAt', 'is', null)
    .where(sql<boolean>`payload->>'timezone' IS NOT NULL`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return waiting?.timezone ?? null;
}

/** The organization as its people see it. */
export const readOrganization = defineOperation({
  name: 'organization.read',
  kind: 'read',
  permission: 'organization:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: OrganizationSettings,
  run: async (ctx) => {
    const { publicId: id, name, timezone, currency, retentionYears } = ctx.organization;
    const { brandColour } = await ctx.db.selectFrom('organization').select('brandColour').executeTakeFirstOrThrow();
    return { id, name, timezone, currency, retentionYears, brandColour, pendingTimezone: await pendingTimezone(ctx) };
  },
});
