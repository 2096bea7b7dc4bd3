import type { Metadata } from 'next';
import { HappeningList } from '@/app/(app)/hub/_manager/happening-list';
import { HubsHead } from '@/app/(app)/hub/_manager/hubs-head';
import { cursorAt, hubAt, hubReader, type SearchParams, whoseAt } from '@/app/(app)/hub/_manager/place';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ButtonLink } from '@/components/ui/button';
import { readHubTimeline } from '@/lib/features/hub-manager/queries';
import { HUB_TIMELINE_PATH } from '@/lib/features/hub-manager/table';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('hubManager'))('timeline.title') };
}

/** What happened in hubs, page by page into the past. */
export default async function HubTimelinePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const reader = await hubReader();
  const cursor = cursorAt(search);
  const hub = hubAt(search);
  const { rows, next, whose } = await readForPage(readHubTimeline, reader.caller, { whose: whoseAt(search), hubId: hub, cursor });
  const t = await getTranslator('hubManager');
  const here = (more = {}) => hrefWith(HUB_TIMELINE_PATH, { ...(hub === undefined ? { whose } : { hub }), ...more });
  return (
    <Messages areas={['hubManager', 'form']}>
      <HubsHead
        caller={reader.caller}
        title={t('timeline.title')}
        meta=""
        whose={whose}
        whoseHref={(one) => hrefWith(HUB_TIMELINE_PATH, { whose: one })}
      />
      <div className="rounded-lg border border-line bg-surface">
        {rows.length === 0 ? <PanelEmpty title={t('timeline.empty')} /> : <HappeningList label={t('timeline.title')} rows={rows} reader={reader} />}
      </div>
      <div className="flex justify-between py-3">
        {cursor === null ? <span /> : <ButtonLink href={here()}>{t('timeline.newest')}</ButtonLink>}
        {next !== null && <ButtonLink href={here({ p: next })}>{t('timeline.older')}</ButtonLink>}
      </div>
    </Messages>
  );
}
