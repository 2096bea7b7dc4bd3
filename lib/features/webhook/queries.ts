import { sql } from 'kysely';
import * as z from 'zod';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { WebhookDelivery, WebhookEndpoint, WebhookId } from './contract';

const MOST_WEBHOOKS = 200;
const MOST_DELIVERIES = 200;
const COLUMNS = ['id', 'url', 'description', 'events', 'enabled', 'failingSince', 'createdAt', 'version'] as const;

/** The organization's webhooks by age. */
export const listWebhooks = defineOperation({
  name: 'webhook.list',
  kind: 'read',
  permission: 'webhook:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(WebhookEndpoint),
  run: async (ctx) => {
    const rows = await ctx.db.selectFrom('webhookEndpoint').select(COLUMNS).orderBy('createdAt').orderBy('id').limit(MOST_WEBHOOKS).execute();
    return rows.map((row) => ({ ...row, events: row.events ?? [] }));
  },
});

/** A webhook and its latest messages, the newest first. @throws AppError not_found */
export const readWebhook = defineOperation({
  name: 'webhook.read',
  kind: 'read',
  permission: 'webhook:admin',
  scope: 'organization',
  input: WebhookId,
  output: z.strictObject({ webhook: WebhookEndpoint, deliveries: z.array(WebhookDelivery) }),
  run: async (ctx, { id }) => {
    const webhook = await ctx.db.selectFrom('webhookEndpoint').select(COLUMNS).where('id', '=', id).executeTakeFirst();
    if (!webhook) throw new AppError('not_found', 'There is no such webhook');
    const deliveries = await ctx.db
      .selectFrom('webhookDelivery')
      .select(['id', 'event', 'attempts', 'status', 'error', 'body', 'createdAt', 'deliveredAt'])
      .select(
        sql<
          'waiting' | 'delivered' | 'failed'
        >`CASE WHEN delivered_at IS NOT NULL THEN 'delivered' WHEN failed_at IS NOT NULL THEN 'failed' ELSE 'waiting' END`.as('state'),
      )
      .where('endpointId', '=', id)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(MOST_DELIVERIES)
      .execute();
    return { webhook: { ...webhook, events: webhook.events ?? [] }, deliveries };
  },
});
