import { randomBytes } from 'node:crypto';
import { seal } from '@/lib/core/auth/seal';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { deliverWebhookJob, tellAddress, WEBHOOK_SEAL } from '@/lib/core/webhooks';
import { DeliveryId, Done, MadeWebhook, NewWebhook, WebhookChange, WebhookId, WebhookVersion } from './contract';

const noWebhook = () => new AppError('not_found', 'There is no such webhook');

/** A signing secret as Standard Webhooks writes it: 24 to 64 random bytes in base64, after a prefix. */
const newSigningSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** Tells an address of what happens from now on. */
export const createWebhook = defineOperation({
  name: 'webhook.create',
  kind: 'write',
  permission: 'webhook:admin',
  scope: 'organization',
  input: NewWebhook,
  output: MadeWebhook,
  run: async (ctx, values) => {
    const [id, secret] = [crypto.randomUUID(), newSigningSecret()];
    const made = { createdBy: ctx.actor.kind === 'user' ? ctx.actor.membershipId : null, createdAt: ctx.now, updatedAt: ctx.now };
    await ctx.db
      .insertInto('webhookEndpoint')
      .values({ ...values, ...made, organizationId: ctx.organization.id, id, sealedSecret: seal(WEBHOOK_SEAL, secret) })
      .execute();
    ctx.audit(`webhook:${id}`, { events: values.events });
    return { id, secret };
  },
});

async function change(ctx: Context, id: string, values: object, version?: number): Promise<number> {
  const found = await ctx.db.selectFrom('webhookEndpoint').select('version').where('id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw noWebhook();
  if (version !== undefined && version !== found.version) throw new AppError('conflict', 'Somebody else changed this webhook: look at it again');
  await ctx.db
    .updateTable('webhookEndpoint')
    .set({ ...values, version: found.version + 1, updatedAt: ctx.now })
    .where('id', '=', id)
    .execute();
  ctx.audit(`webhook:${id}`, { fields: Object.keys(values) });
  return found.version + 1;
}

/** Changes, pauses or resumes a webhook; what waits while it is paused is given up. @throws AppError not_found; conflict */
export const updateWebhook = defineOperation({
  name: 'webhook.update',
  kind: 'write',
  permission: 'webhook:admin',
  scope: 'organization',
  input: WebhookChange,
  output: WebhookVersion,
  run: async (ctx, { id, version, ...values }) => {
    const fresh = values.enabled || values.url !== undefined ? { failingSince: null, lastFailureAt: null } : {};
    return { version: await change(ctx, id, { ...values, ...fresh }, version) };
  },
});

/** A new signing secret; messages are signed with it from their next try on. @throws AppError not_found */
export const renewWebhookSecret = defineOperation({
  name: 'webhook.renew-secret',
  kind: 'write',
  permission: 'webhook:admin',
  scope: 'organization',
  input: WebhookId,
  output: MadeWebhook,
  run: async (ctx, { id }) => {
    const secret = newSigningSecret();
    await change(ctx, id, { sealedSecret: seal(WEBHOOK_SEAL, secret) });
    return { id, secret };
  },
});

/** Takes a webhook away with its messages. @throws AppError not_found */
export const deleteWebhook = defineOperation({
  name: 'webhook.delete',
  kind: 'write',
  permission: 'webhook:admin',
  scope: 'organization',
  input: WebhookId,
  output: Done,
  run: async (ctx, { id }) => {
    const deleted = await ctx.db.deleteFrom('webhookEndpoint').where('id', '=', id).returning('id').executeTakeFirst();
    if (!deleted) throw noWebhook();
    ctx.audit(`webhook:${id}`, { deleted: true });
    return {};
  },
});

/** Sends a message that says nothing, to see whether it arrives. @throws AppError not_found */
export const testWebhook = defineOperation({
  name: 'webhook.test',
  kind: 'write',
  permission: 'webhook:admin',
  scope: 'organization',
  input: WebhookId,
  output: Done,
  run: async (ctx, { id }) => {
    await change(ctx, id, { lastFailureAt: null });
    await tellAddress(ctx, id, { event: 'webhook.test', at: ctx.now, accountId: null, data: { organization: ctx.organization.name } });
    return {};
  },
});

/** Sends a message once more, under its id, whatever became of it. @throws AppError not_found */
export const repeatDelivery = defineOperation({
  name: 'webhook.repeat',
  kind: 'write',
  permission: 'webhook:admin',
  scope: 'organization',
  input: DeliveryId,
  output: Done,
  run: async (ctx, { id }) => {
    const delivery = await ctx.db
      .updateTable('webhookDelivery')
      .set({ deliveredAt: null, failedAt: null, createdAt: ctx.now })
      .where('id', '=', id)
      .returning('endpointId')
      .executeTakeFirst();
    if (!delivery) throw new AppError('not_found', 'There is no such message');
    await ctx.db.updateTable('webhookEndpoint').set({ lastFailureAt: null }).where('id', '=', delivery.endpointId).execute();
    await ctx.enqueue(deliverWebhookJob, { deliveryId: id }, `${deliverWebhookJob.name}:${id}:${ctx.now.getTime()}`);
    ctx.audit(`webhook-delivery:${id}`, { repeated: true });
    return {};
  },
});
