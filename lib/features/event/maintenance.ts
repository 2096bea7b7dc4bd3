import { sql } from 'kysely';
import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { firstKeptDay } from '@/lib/kit/retention';
import { LIMITS } from './limits';

/** Rows deleted in one transaction. */
const BATCH = 5_000;

/** Deletes an organization's oldest refused events beyond the limit, one batch a call. Call until `deleted` is 0. */
export const pruneRejections = defineOperation({
  name: 'event.prune-rejections',
  kind: 'write',
  permission: 'event:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.strictObject({ deleted: z.int() }),
  run: async (ctx) => {
    const { numAffectedRows = 0n } = await sql`
      DELETE FROM event_rejection WHERE organization_id = ${ctx.organization.id} AND id IN (
        SELECT id FROM event_rejection WHERE organization_id = ${ctx.organization.id} AND id <= (
          SELECT id FROM event_rejection WHERE organization_id = ${ctx.organization.id} ORDER BY id DESC OFFSET ${LIMITS.rejections} LIMIT 1)
        ORDER BY id LIMIT ${BATCH})`.execute(ctx.db);
    return { deleted: Number(numAffectedRows) };
  },
});

/**
 * Deletes raw events past the organization's retention, one batch a call; rollups keep what they counted. Call until
 * `deleted` is 0.
 */
export const pruneEvents = defineOperation({
  name: 'event.prune',
  kind: 'write',
  permission: 'event:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.strictObject({ deleted: z.int() }),
  run: async (ctx) => {
    const { id, retentionYears } = ctx.organization;
    const { numAffectedRows = 0n } = await sql`
      DELETE FROM event WHERE organization_id = ${id} AND message_id = ANY(ARRAY(
        SELECT message_id FROM event WHERE organization_id = ${id} AND day < ${firstKeptDay(ctx.today, retentionYears)} LIMIT ${BATCH}))`.execute(
      ctx.db,
    );
    return { deleted: Number(numAffectedRows) };
  },
});
