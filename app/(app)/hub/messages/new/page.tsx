import type { Metadata } from 'next';
import { find, preview, send } from '@/app/(app)/hub/messages/new/actions';
import { NewMessage } from '@/components/hub/new-message';
import { PageHeader } from '@/components/layout/page-header';
import { composeMessage } from '@/lib/features/hub/compose';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';
import { currentCaller } from '@/lib/next/session';

type Asked = string | string[] | undefined;

/** Ids out of an address, separated by commas. */
const idsOf = (asked: Asked) => (typeof asked === 'string' && asked !== '' ? asked.split(',') : []);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('hub'))('new') };
}

/** Writes a message with publications; hubs, contacts or an account in the address are where it begins. */
export default async function NewMessagePage({ searchParams }: { searchParams: Promise<Record<'hubs' | 'contacts' | 'account', Asked>> }) {
  const { hubs, contacts, account } = await searchParams;
  const request = { hubIds: idsOf(hubs), contactIds: idsOf(contacts), ...(typeof account === 'string' && { accountId: account }) };
  const compose = await readForPage(composeMessage, await currentCaller(), request);
  const t = await getTranslator('hub');
  return (
    <Messages areas={['controls', 'form', 'hub', 'hubPage', 'publication', 'upload']}>
      <PageHeader title={t('new')} meta={t('personal')} />
      <NewMessage compose={compose} accountId={request.accountId} actions={{ find, preview, send }} />
    </Messages>
  );
}
