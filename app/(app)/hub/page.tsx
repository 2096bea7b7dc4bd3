import type { Metadata } from 'next';
import { ContactsPanel } from '@/app/(app)/hub/_manager/contacts-panel';
import { FunnelPanel } from '@/app/(app)/hub/_manager/funnel-panel';
import { HubsHead } from '@/app/(app)/hub/_manager/hubs-head';
import { MessagesPanel } from '@/app/(app)/hub/_manager/messages-panel';
import { hubReader, overviewHref, overviewRequest, type SearchParams } from '@/app/(app)/hub/_manager/place';
import { readManagerPage } from '@/app/(app)/hub/_manager/read-page';
import { StandInNote } from '@/app/(app)/hub/_manager/stand-in-note';
import { TimelinePanel } from '@/app/(app)/hub/_manager/timeline-panel';
import { HUB_MESSAGES_PATH, HUB_TIMELINE_PATH } from '@/lib/features/hub-manager/table';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('hubManager'))('title') };
}

/** How contacts read what they were sent. */
export default async function HubPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const request = overviewRequest(await searchParams);
  const reader = await hubReader();
  const { overview, messages, contacts, timeline, absences } = await readManagerPage(reader.caller, request);
  const { whose } = overview;
  const t = await getTranslator('hubManager');
  return (
    <Messages areas={['hubManager', 'form']}>
      <HubsHead
        caller={reader.caller}
        title={t('title')}
        meta={t('count', { contacts: overview.contacts, accounts: overview.accounts })}
        whose={whose}
        whoseHref={(one) => overviewHref({ ...request, whose: one })}
      />
      {whose === 'mine' && <StandInNote absences={absences} reader={reader} />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
        <FunnelPanel request={request} overview={overview} reader={reader} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-gap wide:grid-cols-[minmax(0,1fr)_var(--side)]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
            <MessagesPanel
              page={messages}
              meta={t('messages.last', { count: request.days })}
              allHref={hrefWith(HUB_MESSAGES_PATH, { whose })}
              reader={reader}
            />
            <ContactsPanel page={contacts} reader={reader} />
          </div>
          <TimelinePanel page={timeline} reader={reader} allHref={hrefWith(HUB_TIMELINE_PATH, { whose })} />
        </div>
      </div>
    </Messages>
  );
}
