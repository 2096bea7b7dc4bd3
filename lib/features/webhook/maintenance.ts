import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { Pruned } from './contract';

const KEPT_MS = 30 * 86_400_000;

/** Deletes messages to addresses outside that are older than 30 days. */
export const pruneDeliveries = defineOperation({
  name: 'webhook.prune',
  kind: 'write',
  permission: 'webhook:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: Pruned,
  run: async (ctx) => {
    const before = new Date(ctx.now.getTime() - KEPT_MS);
    const { numDeletedRows } = await ctx.db.deleteFrom('webhookDelivery').where('createdAt', '<', before).executeTakeFirstOrThrow();
    return { deleted: Number(numDeletedRows) };
  },
});
