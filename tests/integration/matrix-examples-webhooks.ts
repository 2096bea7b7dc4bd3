import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { createWebhook, testWebhook } from '@/lib/features/webhook/commands';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

const url = 'https://hooks.customer.example/rapport';

const newWebhook = async ({ system }: Populated) => (await invoke(createWebhook, system, { url, events: ['alert.raised'] })).id;
async function newDelivery(org: Populated): Promise<string> {
  const id = await newWebhook(org);
  await invoke(testWebhook, org.system, { id });
  return withTenant(org.system.organization.id, async (db) => {
    const delivery = await db.selectFrom('webhookDelivery').select('id').where('endpointId', '=', id).executeTakeFirstOrThrow();
    return delivery.id;
  });
}

const ofWebhook = (rest = {}): Example => ({
  input: async (org) => ({ id: await newWebhook(org), ...rest }),
  naming: { webhook: (id) => ({ id, ...rest }) },
});

/** The webhooks' rows of the matrix. */
export const WEBHOOK_EXAMPLES: Readonly<Record<string, Example>> = {
  'webhook.create': { input: () => ({ url, events: ['alert.closed', 'hub.opened'] }) },
  'webhook.delete': ofWebhook(),
  'webhook.list': { input: () => ({}) },
  'webhook.prune': { input: () => ({}) },
  'webhook.read': ofWebhook(),
  'webhook.renew-secret': ofWebhook(),
  'webhook.repeat': { input: async (org) => ({ id: await newDelivery(org) }), naming: { delivery: (id) => ({ id }) } },
  'webhook.test': ofWebhook(),
  'webhook.update': ofWebhook({ description: 'Alerts to the ops channel' }),
};
