import { createWebhook, deleteWebhook, renewWebhookSecret, repeatDelivery, testWebhook, updateWebhook } from '@/lib/features/webhook/commands';
import { WebhookEndpoint } from '@/lib/features/webhook/contract';
import { listWebhooks, readWebhook } from '@/lib/features/webhook/queries';
import { apiList } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const webhookRoutes = {
  list: apiList('GET /api/v1/webhooks', 'Addresses that are told of what happens', listWebhooks, WebhookEndpoint, (webhook) => webhook.id),
  create: api('POST /api/v1/webhooks', 'Tell an address of what happens; its signing secret is answered once', createWebhook, 201),
  get: api('GET /api/v1/webhooks/{id}', 'One webhook with its latest messages', readWebhook),
  update: api('PATCH /api/v1/webhooks/{id}', 'Change, pause or resume a webhook', updateWebhook),
  delete: api('DELETE /api/v1/webhooks/{id}', 'Take a webhook away with its messages', deleteWebhook, 204),
  renew: api('POST /api/v1/webhooks/{id}/secret', 'A new signing secret, answered once', renewWebhookSecret, 201),
  test: api('POST /api/v1/webhooks/{id}/test', 'Send a message that says nothing, to see whether it arrives', testWebhook, 204),
  repeat: api('POST /api/v1/webhook-deliveries/{id}/repetition', 'Send a message once more, under its id', repeatDelivery, 204),
};
