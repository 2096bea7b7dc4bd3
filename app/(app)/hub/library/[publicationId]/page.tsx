import { notFound } from 'next/navigation';
import { cache } from 'react';
import { FactsPanel } from '@/app/(app)/hub/library/[publicationId]/facts-panel';
import { PagesPanel } from '@/app/(app)/hub/library/[publicationId]/pages-panel';
import { PublicationHead } from '@/app/(app)/hub/library/[publicationId]/publication-head';
import { VersionsPanel } from '@/app/(app)/hub/library/[publicationId]/versions-panel';
import { DrawingNote } from '@/components/publication/drawing-note';
import { may } from '@/lib/core/actor';
import { PublicationId } from '@/lib/features/publication/contract';
import { getPublication } from '@/lib/features/publication/queries';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';
import { currentCaller } from '@/lib/next/session';

interface PublicationProps {
  params: Promise<{ publicationId: string }>;
  searchParams: Promise<{ version?: string; page?: string }>;
}

/** Title and page share one reading. */
const readOnce = cache(async (id: string) => {
  const asked = PublicationId.safeParse({ id });
  if (!asked.success) notFound();
  const caller = await currentCaller();
  return { caller, publication: await readForPage(getPublication, caller, asked.data) };
});

export async function generateMetadata({ params }: PublicationProps) {
  return { title: (await readOnce((await params).publicationId)).publication.title };
}

/** One publication: its pages as customers see them, its versions, and what may be done with it. */
export default async function PublicationPage({ params, searchParams }: PublicationProps) {
  const { caller, publication } = await readOnce((await params).publicationId);
  const { version, page } = await searchParams;
  const mayWrite = may(caller.actor, 'publication:write');
  const [newest] = publication.versions;
  const shown = publication.versions.find(({ number, state }) => state === 'ready' && (version === undefined || number === Number(version)));
  return (
    <Messages areas={['publication', 'form', 'record', 'upload']}>
      <PublicationHead publication={publication} mayWrite={mayWrite} />
      {newest?.state === 'drawing' && (
        <div className="mb-gap">
          <DrawingNote />
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-gap wide:grid-cols-[minmax(0,1fr)_var(--side)]">
        <PagesPanel publication={publication} version={shown} page={Number(page) || undefined} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
          <VersionsPanel publication={publication} shown={shown?.number} caller={caller} mayWrite={mayWrite} />
          <FactsPanel publication={publication} />
        </div>
      </div>
    </Messages>
  );
}
