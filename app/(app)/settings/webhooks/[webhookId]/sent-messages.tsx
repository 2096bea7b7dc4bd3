import type * as z from 'zod';
import { repeat } from '@/app/(app)/settings/webhooks/actions';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import type { WebhookDelivery } from '@/lib/features/webhook/contract';
import { getTranslator } from '@/lib/next/messages';
import type { ReaderTimes } from '@/lib/next/reader-times';

interface SentMessagesProps {
  deliveries: readonly z.infer<typeof WebhookDelivery>[];
  at: ReaderTimes;
}

/** What an address was told, what became of it, and how to send it once more. */
export async function SentMessages({ deliveries, at }: SentMessagesProps) {
  const t = await getTranslator('settings');
  return (
    <Panel title={t('webhooks.messages')} flush>
      {deliveries.length === 0 && <PanelEmpty title={t('webhooks.noMessages')} />}
      <ul>
        {deliveries.map(({ id, event, state, attempts, error, body, createdAt }) => (
          <SettingsRow
            key={id}
            title={event}
            text={
              <>
                {t('webhooks.message', { at: at(createdAt), attempts })}
                {error && ` · ${error}`}
                <details>
                  <summary className="link w-fit">{t('webhooks.body')}</summary>
                  <pre className="mt-1 overflow-x-auto rounded-sm bg-sunken p-2 text-xs whitespace-pre-wrap">{body}</pre>
                </details>
              </>
            }
            tags={<Tag>{t(`webhooks.state.${state}`)}</Tag>}
            actions={<ActButton label={t('webhooks.repeat')} done={t('webhooks.repeated')} action={repeat.bind(null, { id })} />}
          />
        ))}
      </ul>
    </Panel>
  );
}
