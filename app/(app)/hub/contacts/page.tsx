import type { Metadata } from 'next';
import { HubList } from '@/app/(app)/hub/_manager/hub-list';
import { contactsPlace, hubReader, type SearchParams } from '@/app/(app)/hub/_manager/place';
import { listContactHubs } from '@/lib/features/hub-manager/queries';
import { listMembers } from '@/lib/features/member/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('hubManager'))('contacts.title') };
}

/** All contacts with a hub. */
export default async function HubContactsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { caller } = await hubReader();
  const place = contactsPlace(await searchParams);
  const { filter, sort, cursor } = place.table.state;
  const [list, members] = await Promise.all([
    readForPage(listContactHubs, caller, { whose: place.whose, filter, sort, cursor }),
    readForPage(listMembers, caller, {}),
  ]);
  const t = await getTranslator('hubManager');
  return (
    <HubList
      caller={caller}
      words={{ title: t('contacts.title'), empty: t('contacts.empty'), emptyText: t('contacts.emptyText') }}
      place={place}
      list={list}
      choices={{ owner: members.map(({ id, name }) => ({ value: id, label: name })) }}
    />
  );
}
