import { headers } from 'next/headers';
import { HubNotice } from '@/components/hub/hub-notice';
import { Button } from '@/components/ui/button';
import { TRIED } from '@/lib/features/hub/table';
import { getTranslator } from '@/lib/next/messages';
import { PATH_HEADER } from '@/lib/next/path-header';

/** What of a link's address the door's form sends on. */
const CARRIED = ['m', 'd', 'l'] as const;

/**
 * The one answer to links that are unknown, ended or revoked, and to sessions that are over. At a door it offers the same
 * click as an open one: only a click tells who looks after the hub, as programs follow links.
 */
export default async function NotOpen() {
  const t = await getTranslator('hubPage');
  const { pathname, searchParams } = new URL((await headers()).get(PATH_HEADER) ?? '/', 'http://localhost');
  const [, , token = 'r'] = pathname.split('/');
  return (
    <HubNotice title={t('closed.title')} text={t('closed.text')}>
      {token !== 'r' && !searchParams.has(TRIED) && (
        <form method="post" action={`/h/${token}/open`} className="mt-5">
          {CARRIED.map((name) => (
            <input key={name} type="hidden" name={name} value={searchParams.get(name) ?? ''} />
          ))}
          <Button type="submit" icon="send">
            {t('closed.tell')}
          </Button>
        </form>
      )}
      {token !== 'r' && searchParams.has(TRIED) && (
        <p role="status" className="mt-5 border-t border-line pt-4 text-ink-2">
          {t('closed.told')}
        </p>
      )}
    </HubNotice>
  );
}
