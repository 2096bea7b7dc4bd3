import { notFound } from 'next/navigation';
import { cache } from 'react';
import { hubReader } from '@/app/(app)/hub/_manager/place';
import { RecipientTable } from '@/app/(app)/hub/messages/[messageId]/recipient-table';
import { WrittenPanels } from '@/app/(app)/hub/messages/[messageId]/written-panels';
import { PageHeader } from '@/components/layout/page-header';
import { HubId } from '@/lib/features/hub-manager/contract';
import { readHubMessage } from '@/lib/features/hub-manager/queries';
import { formatInstant } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

interface HubMessageProps {
  params: Promise<{ messageId: string }>;
}

/** Title and page share one reading. */
const readMessageOnce = cache(async (messageId: string) => {
  const asked = HubId.safeParse({ id: messageId });
  if (!asked.success) notFound();
  const reader = await hubReader();
  return { reader, message: await readForPage(readHubMessage, reader.caller, asked.data) };
});

export async function generateMetadata({ params }: HubMessageProps) {
  return { title: (await readMessageOnce((await params).messageId)).message.subject };
}

/** A message as it was written, what it brought, and what became of each mail. */
export default async function HubMessagePage({ params }: HubMessageProps) {
  const { reader, message } = await readMessageOnce((await params).messageId);
  const t = await getTranslator('hubManager');
  const at = formatInstant(message.createdAt.toISOString(), reader.locale, reader.timeZone);
  return (
    <>
      <PageHeader title={message.subject} meta={message.sender === null ? at : t('message.by', { sender: message.sender, at })} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-gap wide:grid-cols-[minmax(0,1fr)_var(--side)]">
        <RecipientTable message={message} reader={reader} />
        <WrittenPanels message={message} />
      </div>
    </>
  );
}
