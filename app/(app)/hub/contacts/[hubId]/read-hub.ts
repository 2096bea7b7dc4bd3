import { notFound } from 'next/navigation';
import { cache } from 'react';
import { hubReader } from '@/app/(app)/hub/_manager/place';
import { HubId } from '@/lib/features/hub-manager/contract';
import { readContactHub, readHubTimeline } from '@/lib/features/hub-manager/queries';
import { readForPage } from '@/lib/next/read-for-page';

const HAPPENINGS = 30;

/** Title and page share one reading. */
export const readHubOnce = cache(async (hubId: string) => {
  const asked = HubId.safeParse({ id: hubId });
  if (!asked.success) notFound();
  const reader = await hubReader();
  const [hub, timeline] = await Promise.all([
    readForPage(readContactHub, reader.caller, asked.data),
    readForPage(readHubTimeline, reader.caller, { hubId, limit: HAPPENINGS }),
  ]);
  return { reader, hub, timeline };
});
