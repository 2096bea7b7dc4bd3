import { notFound } from 'next/navigation';
import { DoorCard } from '@/components/hub/door-card';
import { HubNotice } from '@/components/hub/hub-notice';
import { isReaderLanguage } from '@/lib/kit/reader-language';
import { readDoorOf } from '@/lib/next/hub-door';
import { getTranslator } from '@/lib/next/messages';

interface DoorPageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<'m' | 'd' | 'l' | 'wrong' | 'sent', string | string[] | undefined>>;
}

/** The door that mails lead to. Opening the page changes nothing, whoever or whatever does; a click goes through it. */
export default async function DoorPage({ params, searchParams }: DoorPageProps) {
  const [{ token }, asked] = await Promise.all([params, searchParams]);
  const door = await readDoorOf(token);
  if (door === 'closed') notFound();
  if (door === 'limit' || asked.wrong === 'limit') {
    const t = await getTranslator('hubPage');
    return <HubNotice title={t('limit.title')} text={t('limit.text')} />;
  }
  const wrong = asked.wrong === 'passcode' || asked.wrong === 'code' ? asked.wrong : null;
  const carried = { m: String(asked.m ?? ''), d: String(asked.d ?? ''), l: isReaderLanguage(asked.l) ? asked.l : '' };
  return <DoorCard door={door} token={token} carried={carried} wrong={wrong} codeSent={asked.sent !== undefined} />;
}
