import type { Metadata } from 'next';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { HubsHead } from '@/app/(app)/hub/_manager/hubs-head';
import { contactsPlace, hubReader, type SearchParams } from '@/app/(app)/hub/_manager/place';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { listContactHubs } from '@/lib/features/hub-manager/queries';
import { HUB_CONTACTS_PATH } from '@/lib/features/hub-manager/table';
import { listMembers } from '@/lib/features/member/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('hubManager'))('contacts.title') };
}

/** All contacts with a hub. */
export default async function HubContactsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { caller } = await hubReader();
  const { whose, csvHref, table } = contactsPlace(await searchParams);
  const { filter, sort, cursor } = table.state;
  const [{ rows, whose: shown, ...page }, members] = await Promise.all([
    readForPage(listContactHubs, caller, { whose, filter, sort, cursor }),
    readForPage(listMembers, caller, {}),
  ]);
  const t = await getTranslator('hubManager');
  return (
    <Messages areas={['hubManager', 'form', 'table']}>
      <HubsHead
        caller={caller}
        title={t('contacts.title')}
        meta={String(page.total)}
        whose={shown}
        whoseHref={(one) => hrefWith(HUB_CONTACTS_PATH, { whose: one })}
      />
      <DataTable
        {...table}
        label={t('contacts.title')}
        rows={rows}
        page={page}
        choices={{ owner: members.map(({ id, name }) => ({ value: id, label: name })) }}
        aside={<CsvLink href={csvHref} />}
        empty={<PanelEmpty title={t('contacts.empty')} text={t('contacts.emptyText')} />}
      />
    </Messages>
  );
}
