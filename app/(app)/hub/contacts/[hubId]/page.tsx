import { notFound } from 'next/navigation';
import { cache } from 'react';
import { hubReader } from '@/app/(app)/hub/_manager/place';
import { TimelinePanel } from '@/app/(app)/hub/_manager/timeline-panel';
import { ContactHead } from '@/app/(app)/hub/contacts/[hubId]/contact-head';
import { DocumentPanel } from '@/app/(app)/hub/contacts/[hubId]/document-panel';
import { MailsPanel } from '@/app/(app)/hub/contacts/[hubId]/mails-panel';
import { SharedPanel } from '@/app/(app)/hub/contacts/[hubId]/shared-panel';
import { VisitsPanel } from '@/app/(app)/hub/contacts/[hubId]/visits-panel';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { HubId } from '@/lib/features/hub-manager/contract';
import { readContactHub, readHubTimeline } from '@/lib/features/hub-manager/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

interface ContactHubProps {
  params: Promise<{ hubId: string }>;
}

const HAPPENINGS = 30;

/** Title and page share one reading. */
const readHubOnce = cache(async (hubId: string) => {
  const asked = HubId.safeParse({ id: hubId });
  if (!asked.success) notFound();
  const reader = await hubReader();
  const [hub, timeline] = await Promise.all([
    readForPage(readContactHub, reader.caller, asked.data),
    readForPage(readHubTimeline, reader.caller, { hubId, limit: HAPPENINGS }),
  ]);
  return { reader, hub, timeline };
});

export async function generateMetadata({ params }: ContactHubProps) {
  return { title: (await readHubOnce((await params).hubId)).hub.name };
}

/** What one contact did with what they were sent, page by page. */
export default async function ContactHubPage({ params }: ContactHubProps) {
  const { reader, hub, timeline } = await readHubOnce((await params).hubId);
  const t = await getTranslator('hubManager');
  return (
    <Messages areas={['hubManager', 'form']}>
      <ContactHead hub={hub} reader={reader} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
        {hub.documents.map((document) => (
          <DocumentPanel key={document.itemId} hub={hub} document={document} reader={reader} />
        ))}
        {hub.documents.length === 0 && (
          <Panel title={t('column.documents')}>
            <PanelEmpty title={t('contact.noDocuments')} />
          </Panel>
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-gap wide:grid-cols-[minmax(0,1fr)_var(--side)]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
            <VisitsPanel visits={hub.visits} reader={reader} />
            <MailsPanel messages={hub.messages} reader={reader} />
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
            <SharedPanel hub={hub} reader={reader} />
            <TimelinePanel page={timeline} reader={reader} hubId={hub.id} />
          </div>
        </div>
      </div>
    </Messages>
  );
}
