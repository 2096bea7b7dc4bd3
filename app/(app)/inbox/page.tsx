import type { Metadata } from 'next';
import { seeNews } from '@/app/(app)/hub/_manager/actions';
import { HappeningList } from '@/app/(app)/hub/_manager/happening-list';
import { hubReader } from '@/app/(app)/hub/_manager/place';
import { PageHeader } from '@/components/layout/page-header';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ActButton } from '@/components/settings/act-button';
import { ButtonLink } from '@/components/ui/button';
import { ask, invokeTogether } from '@/lib/core/operation';
import { ALERTS_PATH } from '@/lib/features/alert/table';
import { readHubNews } from '@/lib/features/hub-manager/news';
import { HUB_SETTINGS_PATH } from '@/lib/features/hub-manager/table';
import { readShell } from '@/lib/features/shell/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('hubManager'))('inbox.title') };
}

/** What a member has before them: news of hubs, and the way to their alerts. */
export default async function InboxPage() {
  const reader = await hubReader();
  const { news, shell } = await invokeTogether(reader.caller, { news: ask(readHubNews, {}), shell: ask(readShell, {}) });
  const t = await getTranslator('hubManager');
  const isNew = news.some((one) => one.isNew);
  return (
    <Messages areas={['hubManager']}>
      <PageHeader title={t('inbox.title')} />
      <div className="grid max-w-200 gap-gap">
        <Panel
          title={t('inbox.alerts')}
          actions={
            <ButtonLink size="small" href={ALERTS_PATH}>
              {t('inbox.toAlerts')}
            </ButtonLink>
          }
        >
          <p className="text-ink-2">{t('inbox.alertsText', { count: shell.alerts })}</p>
        </Panel>
        <Panel
          title={t('inbox.news')}
          meta={t('inbox.new', { count: news.filter((one) => one.isNew).length })}
          actions={isNew && <ActButton label={t('inbox.seen')} done={t('inbox.seen')} action={seeNews} />}
          flush
          footer={
            <ButtonLink kind="quiet" size="small" className="ml-auto" href={HUB_SETTINGS_PATH}>
              {t('inbox.settings')}
            </ButtonLink>
          }
        >
          {news.length === 0 ? (
            <PanelEmpty title={t('inbox.empty')} text={t('inbox.emptyText')} />
          ) : (
            <HappeningList label={t('inbox.news')} rows={news.map(({ happening }) => happening)} reader={reader} />
          )}
        </Panel>
      </div>
    </Messages>
  );
}
