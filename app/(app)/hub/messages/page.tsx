import type { Metadata } from 'next';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { HubsHead } from '@/app/(app)/hub/_manager/hubs-head';
import { hubReader, messagesPlace, type SearchParams } from '@/app/(app)/hub/_manager/place';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { listHubMessages } from '@/lib/features/hub-manager/queries';
import { HUB_MESSAGES_PATH } from '@/lib/features/hub-manager/table';
import { listMembers } from '@/lib/features/member/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('hubManager'))('messages.title') };
}

/** All messages that publications were sent by. */
export default async function HubMessagesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { caller } = await hubReader();
  const { whose, csvHref, table } = messagesPlace(await searchParams);
  const { filter, sort, cursor } = table.state;
  const [{ rows, whose: shown, ...page }, members] = await Promise.all([
    readForPage(listHubMessages, caller, { whose, filter, sort, cursor }),
    readForPage(listMembers, caller, {}),
  ]);
  const t = await getTranslator('hubManager');
  return (
    <Messages areas={['hubManager', 'form', 'table']}>
      <HubsHead
        caller={caller}
        title={t('messages.title')}
        meta={String(page.total)}
        whose={shown}
        whoseHref={(one) => hrefWith(HUB_MESSAGES_PATH, { whose: one })}
      />
      <DataTable
        {...table}
        label={t('messages.title')}
        rows={rows}
        page={page}
        choices={{ sender: members.map(({ id, name }) => ({ value: id, label: name })) }}
        aside={<CsvLink href={csvHref} />}
        empty={<PanelEmpty title={t('messages.empty')} text={t('messages.emptyText')} />}
      />
    </Messages>
  );
}
