'use server';

import { createWebhook, deleteWebhook, renewWebhookSecret, repeatDelivery, testWebhook, updateWebhook } from '@/lib/features/webhook/commands';
import { toAction } from '@/lib/next/action';

export const create = toAction(createWebhook);
export const change = toAction(updateWebhook);
export const renew = toAction(renewWebhookSecret);
export const remove = toAction(deleteWebhook);
export const sendTest = toAction(testWebhook);
export const repeat = toAction(repeatDelivery);

/** Saves what its form holds. */
export async function save(id: string, input: Record<string, unknown>) {
  return toAction(updateWebhook)({ ...input, id });
}
