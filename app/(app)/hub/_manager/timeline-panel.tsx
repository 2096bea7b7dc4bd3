import Link from 'next/link';
import { HappeningList } from '@/app/(app)/hub/_manager/happening-list';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { clock } from '@/lib/core/clock';
import type { TimelinePage } from '@/lib/features/hub-manager/contract';
import { formatTime } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

interface TimelinePanelProps {
  page: Pick<TimelinePage, 'rows' | 'next'>;
  reader: Pick<HubReader, 'locale' | 'timeZone'>;
  allHref: string;
  /** Of one contact alone, or of one account. */
  isOfContact?: boolean;
  isOfAccount?: boolean;
}

/** What happened last in all hubs, in an account's, or in one. */
export async function TimelinePanel({ page: { rows, next }, reader, allHref, isOfContact = false, isOfAccount = isOfContact }: TimelinePanelProps) {
  const t = await getTranslator('hubManager');
  return (
    <Panel
      title={t('timeline.title')}
      flush
      footer={
        <>
          <span>{t('timeline.upTo', { time: formatTime(clock.now().toISOString(), reader.locale, reader.timeZone) })}</span>
          {next !== null && (
            <Link className="link" href={allHref}>
              {t('timeline.all')}
            </Link>
          )}
        </>
      }
    >
      {rows.length === 0 ? (
        <PanelEmpty title={t('timeline.empty')} />
      ) : (
        <HappeningList label={t('timeline.title')} rows={rows} reader={reader} linked={!isOfContact} names={!isOfAccount} />
      )}
    </Panel>
  );
}
