import { NewWebhook, WEBHOOK_EVENTS } from '@/lib/features/webhook/contract';
import { type FieldSpec, fieldSpecs } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** The controls of a webhook. */
export async function webhookFields(): Promise<FieldSpec[]> {
  const t = await getTranslator('settings');
  return fieldSpecs(NewWebhook, {
    url: { label: t('webhooks.url'), kind: 'url' },
    description: { label: t('webhooks.description') },
    events: { label: t('webhooks.events'), kind: 'choices', options: WEBHOOK_EVENTS.map((value) => ({ value, label: value })) },
  });
}
