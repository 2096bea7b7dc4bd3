import Link from 'next/link';
import { HappeningList } from '@/app/(app)/hub/_manager/happening-list';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { clock } from '@/lib/core/clock';
import type { TimelinePage } from '@/lib/features/hub-manager/contract';
import { HUB_TIMELINE_PATH } from '@/lib/features/hub-manager/table';
import { formatTime } from '@/lib/kit/date-format';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

interface TimelinePanelProps {
  page: TimelinePage;
  reader: HubReader;
  /** Of one contact alone. */
  hubId?: string;
}

/** What happened last in all hubs, or in one. */
export async function TimelinePanel({ page: { rows, next, whose }, reader, hubId }: TimelinePanelProps) {
  const t = await getTranslator('hubManager');
  return (
    <Panel
      title={t('timeline.title')}
      flush
      footer={
        <>
          <span>{t('timeline.upTo', { time: formatTime(clock.now().toISOString(), reader.locale, reader.timeZone) })}</span>
          {next !== null && (
            <Link className="link" href={hrefWith(HUB_TIMELINE_PATH, hubId === undefined ? { whose } : { hub: hubId })}>
              {t('timeline.all')}
            </Link>
          )}
        </>
      }
    >
      {rows.length === 0 ? (
        <PanelEmpty title={t('timeline.empty')} />
      ) : (
        <HappeningList label={t('timeline.title')} rows={rows} reader={reader} linked={hubId === undefined} />
      )}
    </Panel>
  );
}
