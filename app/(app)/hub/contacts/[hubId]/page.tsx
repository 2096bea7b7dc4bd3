import { TimelinePanel } from '@/app/(app)/hub/_manager/timeline-panel';
import { AboutPanel } from '@/app/(app)/hub/contacts/[hubId]/about-panel';
import { ContactHead } from '@/app/(app)/hub/contacts/[hubId]/contact-head';
import { DocumentPanel } from '@/app/(app)/hub/contacts/[hubId]/document-panel';
import { MailsPanel } from '@/app/(app)/hub/contacts/[hubId]/mails-panel';
import { readHubOnce } from '@/app/(app)/hub/contacts/[hubId]/read-hub';
import { VisitsPanel } from '@/app/(app)/hub/contacts/[hubId]/visits-panel';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { HUB_TIMELINE_PATH } from '@/lib/features/hub-manager/table';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

interface ContactHubProps {
  params: Promise<{ hubId: string }>;
}

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
            <AboutPanel hub={hub} reader={reader} />
            <TimelinePanel page={timeline} reader={reader} allHref={hrefWith(HUB_TIMELINE_PATH, { hub: hub.id })} isOfContact />
          </div>
        </div>
      </div>
    </Messages>
  );
}
