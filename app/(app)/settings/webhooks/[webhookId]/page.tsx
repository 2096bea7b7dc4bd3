import { settingsPart } from '@/app/(app)/settings/settings-part';
import { SentMessages } from '@/app/(app)/settings/webhooks/[webhookId]/sent-messages';
import { renew, save } from '@/app/(app)/settings/webhooks/actions';
import { webhookFields } from '@/app/(app)/settings/webhooks/webhook-fields';
import { WebhookRow } from '@/app/(app)/settings/webhooks/webhook-row';
import { FormDialog } from '@/components/form/form-dialog';
import { Panel } from '@/components/panel/panel';
import { KeyDialog } from '@/components/settings/key-dialog';
import { readWebhook } from '@/lib/features/webhook/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

type Props = { params: Promise<{ webhookId: string }> };

export default settingsPart('webhooks', async (caller, at, { params }: Props) => {
  const { webhookId: id } = await params;
  const { webhook, deliveries } = await readForPage(readWebhook, caller, { id });
  const t = await getTranslator('settings');
  const { url, description, events, version } = webhook;
  const words = { submit: t('webhooks.save'), done: t('webhooks.saved') };
  const more = (
    <>
      <FormDialog
        {...words}
        label={t('webhooks.edit')}
        title={t('webhooks.editTitle')}
        fields={await webhookFields()}
        defaults={{ url, description, events }}
        version={version}
        action={save.bind(null, id)}
      />
      <KeyDialog
        label={t('webhooks.renew')}
        title={t('webhooks.renew')}
        description={t('webhooks.renewText')}
        fields={[]}
        submit={t('webhooks.renew')}
        done={t('webhooks.renewed')}
        secretLabel={t('webhooks.secret')}
        action={renew.bind(null, { id })}
      />
    </>
  );
  return (
    <div className="grid gap-4">
      <Panel title={t('parts.webhooks')} flush>
        <ul>
          <WebhookRow webhook={webhook} at={at} more={more} />
        </ul>
      </Panel>
      <SentMessages deliveries={deliveries} at={at} />
    </div>
  );
});
