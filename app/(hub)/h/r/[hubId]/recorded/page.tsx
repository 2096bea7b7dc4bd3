import type { Metadata } from 'next';
import { speak } from '@/app/(hub)/h/r/[hubId]/actions';
import { RecordedVisits } from '@/components/hub-viewer/recorded-visits';
import { readerPath } from '@/lib/features/hub/table';
import { readRecorded } from '@/lib/features/hub-reading/recorded';
import { getTranslator, readLocale } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForVisitor } from '@/lib/next/read-for-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator('hubViewer');
  return { title: { absolute: t('visits.title') } };
}

/** What is recorded about the reader's own visits. */
export default async function RecordedPage({ params }: { params: Promise<{ hubId: string }> }) {
  const { hubId } = await params;
  return (
    <Messages areas={['controls', 'hubViewer']}>
      <RecordedVisits
        recorded={await readForVisitor(readRecorded, hubId, {})}
        list={readerPath(hubId)}
        locale={await readLocale()}
        speak={speak.bind(null, hubId)}
      />
    </Messages>
  );
}
