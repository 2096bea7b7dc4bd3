import Link from 'next/link';
import type * as z from 'zod';
import { change, sendTest } from '@/app/(app)/settings/webhooks/actions';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import type { WebhookEndpoint } from '@/lib/features/webhook/contract';
import { getTranslator } from '@/lib/next/messages';
import type { ReaderTimes } from '@/lib/next/reader-times';

interface WebhookRowProps {
  webhook: z.infer<typeof WebhookEndpoint>;
  at: ReaderTimes;
  /** What else can be done to it. */
  more?: React.ReactNode;
}

/** An address that is told of what happens: whether it works, and how to try, pause or resume it. */
export async function WebhookRow({ webhook, at, more }: WebhookRowProps) {
  const { id, url, description, events, enabled, failingSince, createdAt } = webhook;
  const t = await getTranslator('settings');
  const state = failingSince ? t('webhooks.failing', { since: at(failingSince) }) : t('webhooks.working');
  const facts = [description, t('webhooks.count', { count: events.length }), t('webhooks.since', { since: at(createdAt) })];
  const verb = enabled ? 'pause' : 'resume';
  return (
    <SettingsRow
      title={
        <Link href={`/settings/webhooks/${id}`} className="link">
          {url}
        </Link>
      }
      text={facts.filter(Boolean).join(' · ')}
      tags={<Tag>{enabled ? state : t('webhooks.paused')}</Tag>}
      actions={
        <>
          {enabled && <ActButton label={t('webhooks.test')} done={t('webhooks.tested')} action={sendTest.bind(null, { id })} />}
          <ActButton
            label={t(`webhooks.${verb}`)}
            done={t(enabled ? 'webhooks.pausedNow' : 'webhooks.resumed')}
            action={change.bind(null, { id, enabled: !enabled })}
          />
          {more}
        </>
      }
    />
  );
}
