import { ask, forward, speak } from '@/app/(hub)/h/r/[hubId]/actions';
import { Shelf } from '@/components/hub/shelf';
import { readShelf } from '@/lib/features/hub/queries';
import { readLocale } from '@/lib/next/messages';
import { readForVisitor } from '@/lib/next/read-for-page';

/** What a reader was sent, in dated folders. */
export default async function ShelfPage({ params }: { params: Promise<{ hubId: string }> }) {
  const { hubId } = await params;
  const shelf = await readForVisitor(readShelf, hubId, {});
  const actions = { ask: ask.bind(null, hubId), forward: forward.bind(null, hubId), speak: speak.bind(null, hubId) };
  return <Shelf shelf={shelf} locale={await readLocale()} {...actions} />;
}
