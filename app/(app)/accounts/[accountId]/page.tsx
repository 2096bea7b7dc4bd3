import { redirect } from 'next/navigation';
import { hrefWith } from '@/lib/kit/url-codec';
import { accountTabs } from '@/lib/registry/account-tabs';

interface AccountProps {
  params: Promise<{ accountId: string }>;
  searchParams: Promise<Record<string, string>>;
}

/** An account opens on its first tab, with what the address says beside. */
export default async function AccountStart({ params, searchParams }: AccountProps) {
  const { accountId } = await params;
  redirect(hrefWith(`/accounts/${accountId}/${accountTabs[0].id}`, await searchParams));
}
