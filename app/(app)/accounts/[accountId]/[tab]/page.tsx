import type { Metadata } from 'next';
import { cache } from 'react';
import { AccountTop } from '@/app/(app)/accounts/[accountId]/_head/account-top';
import { headReads } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { tabViews } from '@/app/(app)/accounts/[accountId]/_tabs';
import { type AccountPageProps, accountPlace, readAccountPage } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** The address and, in one transaction, what header and tab ask; title and page share it. */
const readPage = cache(async (params: AccountPageProps['params'], searchParams: AccountPageProps['searchParams']) => {
  const place = await accountPlace({ params, searchParams });
  const tab = tabViews[place.tab];
  const { head, activity, ...data } = await readAccountPage(place, { ...headReads(place), ...tab.reads(place) });
  return { place, tab, top: { head, activity }, data };
});

export async function generateMetadata({ params, searchParams }: AccountPageProps): Promise<Metadata> {
  const { place, top } = await readPage(params, searchParams);
  const t = await getTranslator('account');
  return { title: t('titleOfTab', { tab: t(`tabs.${place.tab}`), account: top.head.detail.name }) };
}

/** One page for every tab. */
export default async function AccountPage({ params, searchParams }: AccountPageProps) {
  const { place, tab, top, data } = await readPage(params, searchParams);
  return (
    <Messages areas={['account', 'accountHead', 'chart', 'form', 'table']}>
      <AccountTop place={place} answers={top} />
      <div className="pt-4">
        <tab.View place={place} top={top} data={data} />
      </div>
    </Messages>
  );
}
