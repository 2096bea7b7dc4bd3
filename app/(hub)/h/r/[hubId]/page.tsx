import { notFound } from 'next/navigation';
import { Shelf } from '@/components/hub/shelf';
import { AppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import type { Shelf as ShelfData } from '@/lib/features/hub/contract';
import { readShelf } from '@/lib/features/hub/queries';
import { currentVisitor } from '@/lib/next/hub-visitor';
import { readLocale } from '@/lib/next/messages';

/** The reader's list; without an open session, whatever ended it, the page that says so. */
async function shelfOf(hubId: string): Promise<ShelfData> {
  try {
    return await invoke(readShelf, await currentVisitor(hubId), {});
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

/** What a reader was sent, in dated folders. */
export default async function ShelfPage({ params }: { params: Promise<{ hubId: string }> }) {
  return <Shelf shelf={await shelfOf((await params).hubId)} locale={await readLocale()} />;
}
