import { HubNotice } from '@/components/hub/hub-notice';
import { getTranslator } from '@/lib/next/messages';

/** The one answer to links that are unknown, ended or revoked, and to sessions that are over. */
export default async function NotOpen() {
  const t = await getTranslator('hubPage');
  return <HubNotice title={t('closed.title')} text={t('closed.text')} />;
}
