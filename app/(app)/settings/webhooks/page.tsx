import { settingsPart } from '@/app/(app)/settings/settings-part';
import { create, remove } from '@/app/(app)/settings/webhooks/actions';
import { webhookFields } from '@/app/(app)/settings/webhooks/webhook-fields';
import { WebhookRow } from '@/app/(app)/settings/webhooks/webhook-row';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ActButton } from '@/components/settings/act-button';
import { KeyDialog } from '@/components/settings/key-dialog';
import { listWebhooks } from '@/lib/features/webhook/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('webhooks', async (caller, at) => {
  const webhooks = await readForPage(listWebhooks, caller, {});
  const t = await getTranslator('settings');
  const add = (
    <KeyDialog
      label={t('webhooks.add')}
      title={t('webhooks.add')}
      description={t('webhooks.addText')}
      fields={await webhookFields()}
      submit={t('webhooks.create')}
      done={t('webhooks.created')}
      secretLabel={t('webhooks.secret')}
      action={create}
    />
  );
  return (
    <Panel title={t('parts.webhooks')} actions={add} flush>
      <p className="px-card pb-2 text-ink-2">{t('webhooks.text')}</p>
      {webhooks.length === 0 && <PanelEmpty title={t('webhooks.empty')} text={t('webhooks.emptyText')} />}
      <ul>
        {webhooks.map((webhook) => (
          <WebhookRow
            key={webhook.id}
            webhook={webhook}
            at={at}
            more={
              <ActButton
                label={t('webhooks.delete')}
                done={t('webhooks.deleted')}
                confirm={{ title: t('webhooks.confirm'), text: t('webhooks.confirmText', { url: webhook.url }) }}
                action={remove.bind(null, { id: webhook.id })}
              />
            }
          />
        ))}
      </ul>
    </Panel>
  );
});
