import * as z from 'zod';
import { HAPPENING_KINDS, type HappeningKind } from '@/lib/core/happenings';
import { addressFault } from '@/lib/core/outgoing';
import { plainText } from '@/lib/kit/plain-text';

const ALERT_EVENTS = ['raised', 'snoozed', 'closed', 'reopened'] as const;

/** What an address can be told of. */
export type WebhookEvent = `alert.${(typeof ALERT_EVENTS)[number]}` | `hub.${HappeningKind}`;
export const WEBHOOK_EVENTS: readonly WebhookEvent[] = [
  ...ALERT_EVENTS.map((event) => `alert.${event}` as const),
  ...HAPPENING_KINDS.map((kind) => `hub.${kind}` as const),
];

const Url = z
  .string()
  .max(2000)
  .superRefine((url, refinement) => {
    const fault = addressFault(url);
    if (fault !== null) refinement.addIssue({ code: 'custom', message: fault });
  });

export const NewWebhook = z.strictObject({
  url: Url,
  description: plainText(200)
    .nullish()
    .transform((text) => text ?? null),
  events: z
    .array(z.enum(WEBHOOK_EVENTS))
    .min(1, 'Choose what the address is told of')
    .transform((events) => [...new Set(events)]),
});

export const WebhookId = z.strictObject({ id: z.uuid() });
/** `secret` is shown here and never again. */
export const MadeWebhook = z.strictObject({ id: z.uuid(), secret: z.string() });
/** What is absent stays; `version` is the one that the editor began from. */
export const WebhookChange = NewWebhook.partial().extend({ id: z.uuid(), enabled: z.boolean().optional(), version: z.int().positive().optional() });
export const WebhookVersion = z.strictObject({ version: z.int() });

export const WebhookEndpoint = z.strictObject({
  id: z.uuid(),
  url: z.string(),
  description: z.string().nullable(),
  events: z.array(z.string()),
  enabled: z.boolean(),
  /** Since when nothing has arrived there; null while all is well. */
  failingSince: z.date().nullable(),
  createdAt: z.date(),
  version: z.int(),
});

const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;

/** A message to an address, the newest first; `failed` ones were given up. */
export const WebhookDelivery = z.strictObject({
  id: z.uuid(),
  event: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  /** Of the last try; null where nothing answered. */
  status: z.int().nullable(),
  error: z.string().nullable(),
  body: z.string(),
  createdAt: z.date(),
  deliveredAt: z.date().nullable(),
});

export const DeliveryId = z.strictObject({ id: z.uuid() });
export const Done = z.strictObject({});
export const Pruned = z.strictObject({ deleted: z.int() });
