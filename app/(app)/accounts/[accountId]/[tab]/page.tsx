import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { AccountTop } from '@/app/(app)/accounts/[accountId]/_head/account-top';
import { headReads } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { openRecord } from '@/app/(app)/accounts/[accountId]/_records/open-record';
import { tabViews } from '@/app/(app)/accounts/[accountId]/_tabs';
import { accountHref } from '@/lib/features/account/address';
import { hrefWith } from '@/lib/kit/url-codec';
import { type AccountPageProps, accountAddress, accountPlace, readAccountPage } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

const RECORD = 'record.';

/** In one transaction, what header, tab and an open record ask; title and page share it. A record of another account opens over its own. */
const readAddress = cache(async (accountId: string, tabId: string, query: string) => {
  const place = await accountPlace({ accountId, tab: tabId, query });
  const [tab, record] = [tabViews[place.tab], openRecord(place)];
  const asked = Object.entries(record?.asks ?? {}).map(([name, ask]) => [RECORD + name, ask] as const);
  const { head, activity, ...data } = await readAccountPage(place, { ...headReads(place), ...tab.reads(place), ...Object.fromEntries(asked) });
  const ofRecord = Object.entries(data).flatMap(([name, answer]) => (name.startsWith(RECORD) ? [[name.slice(RECORD.length), answer]] : []));
  const recordData: Record<string, unknown> = Object.fromEntries(ofRecord);
  const home = record?.homeOf?.(recordData) ?? head.detail.key;
  if (home !== head.detail.key) redirect(hrefWith(accountHref(home, place.tab), place.search));
  return { place, tab, top: { head, activity }, data, record: record && { ...record, data: recordData } };
});

async function readPage(props: AccountPageProps) {
  const { accountId, tab, query } = await accountAddress(props);
  return readAddress(accountId, tab, query);
}

export async function generateMetadata(props: AccountPageProps): Promise<Metadata> {
  const { place, top } = await readPage(props);
  const t = await getTranslator('account');
  return { title: t('titleOfTab', { tab: t(`tabs.${place.tab}`), account: top.head.detail.name }) };
}

/** One page for every tab. */
export default async function AccountPage(props: AccountPageProps) {
  const { place, tab, top, data, record } = await readPage(props);
  return (
    <Messages areas={['account', 'accountHead', 'chart', 'form', 'record', 'table']}>
      <AccountTop place={place} answers={top} />
      <div className="pt-4">
        <tab.View place={place} top={top} data={data} />
      </div>
      {record && <record.View key={place.search.open ?? place.search.new} place={place} top={top} data={record.data} closeHref={record.closeHref} />}
    </Messages>
  );
}
