import type { Metadata } from 'next';
import { OpenViewer } from '@/app/(hub)/h/r/[hubId]/[itemId]/open-viewer';
import { ask, forward, speak } from '@/app/(hub)/h/r/[hubId]/actions';
import { readDocument } from '@/lib/features/hub-reading/document';
import { readLocale } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForVisitor } from '@/lib/next/read-for-page';

interface DocumentProps {
  params: Promise<{ hubId: string; itemId: string }>;
}

const documentOf = async ({ params }: DocumentProps) => {
  const { hubId, itemId } = await params;
  return readForVisitor(readDocument, hubId, { itemId });
};

export async function generateMetadata(props: DocumentProps): Promise<Metadata> {
  return { title: { absolute: (await documentOf(props)).title } };
}

/** A document in its viewer. Opening the page records nothing: served pages and beats do. */
export default async function DocumentPage(props: DocumentProps) {
  const { hubId } = await props.params;
  const actions = { ask: ask.bind(null, hubId), forward: forward.bind(null, hubId), speak: speak.bind(null, hubId) };
  return (
    <Messages areas={['controls', 'form', 'hubPage', 'hubViewer', 'states']}>
      <OpenViewer document={await documentOf(props)} locale={await readLocale()} {...actions} />
    </Messages>
  );
}
