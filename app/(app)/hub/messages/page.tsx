import type { Metadata } from 'next';
import { HubList } from '@/app/(app)/hub/_manager/hub-list';
import { hubReader, messagesPlace, type SearchParams } from '@/app/(app)/hub/_manager/place';
import { listHubMessages } from '@/lib/features/hub-manager/queries';
import { listMembers } from '@/lib/features/member/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('hubManager'))('messages.title') };
}

/** All messages that publications were sent by. */
export default async function HubMessagesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { caller } = await hubReader();
  const place = messagesPlace(await searchParams);
  const { filter, sort, cursor } = place.table.state;
  const [list, members] = await Promise.all([
    readForPage(listHubMessages, caller, { whose: place.whose, filter, sort, cursor }),
    readForPage(listMembers, caller, {}),
  ]);
  const t = await getTranslator('hubManager');
  return (
    <HubList
      caller={caller}
      words={{ title: t('messages.title'), empty: t('messages.empty'), emptyText: t('messages.emptyText') }}
      place={place}
      list={list}
      choices={{ sender: members.map(({ id, name }) => ({ value: id, label: name })) }}
    />
  );
}
