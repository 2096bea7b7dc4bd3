import { redirect } from 'next/navigation';
import { FIRST_TAB } from '@/lib/registry/account-layout';

interface AccountProps {
  params: Promise<{ accountId: string }>;
  searchParams: Promise<Record<string, string>>;
}

/** An account opens on its overview, with what the address says beside. */
export default async function AccountStart({ params, searchParams }: AccountProps) {
  const { accountId } = await params;
  const query = new URLSearchParams(await searchParams).toString();
  redirect(`/accounts/${accountId}/${FIRST_TAB}${query && `?${query}`}`);
}
