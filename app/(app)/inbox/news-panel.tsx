import { seeNews } from '@/app/(app)/hub/_manager/actions';
import { HappeningList } from '@/app/(app)/hub/_manager/happening-list';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ActButton } from '@/components/settings/act-button';
import { ButtonLink } from '@/components/ui/button';
import type { HubNews } from '@/lib/features/hub-manager/contract';
import { HUB_SETTINGS_PATH } from '@/lib/features/hub-manager/table';
import { getTranslator } from '@/lib/next/messages';

/** News of hubs, the newest first. */
export async function NewsPanel({ news, reader }: { news: HubNews; reader: HubReader }) {
  const t = await getTranslator('hubManager');
  const count = news.filter((one) => one.isNew).length;
  return (
    <Panel
      title={t('inbox.news')}
      meta={t('inbox.new', { count })}
      actions={count > 0 && <ActButton label={t('inbox.seen')} done={t('inbox.seen')} action={seeNews} />}
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
  );
}
