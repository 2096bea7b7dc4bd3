import { sql } from 'kysely';
import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
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
