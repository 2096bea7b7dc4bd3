import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { createWebhook, testWebhook } from '@/lib/features/webhook/commands';

/** A webhook that is told of alerts from now on, and a message to it. */
export async function populateWebhooks(system: Caller, { canary }: { canary: string }): Promise<{ webhookId: string; deliveryId: string }> {
  const url = `https://hooks.customer.example/${canary}`;
  const { id } = await invoke(createWebhook, system, { url, description: `${canary} webhook`, events: ['alert.raised', 'hub.opened'] });
  await invoke(testWebhook, system, { id });
  const delivery = await withTenant(system.organization.id, (db) => db.selectFrom('webhookDelivery').select('id').executeTakeFirstOrThrow());
  return { webhookId: id, deliveryId: delivery.id };
}
