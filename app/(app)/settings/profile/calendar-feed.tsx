import { makeFeed, revokeFeed } from '@/app/(app)/settings/profile/actions';
import { Panel } from '@/components/panel/panel';
import { ActButton } from '@/components/settings/act-button';
import { FeedDialog } from '@/components/settings/feed-dialog';
import { getTranslator } from '@/lib/next/messages';
import type { ReaderTimes } from '@/lib/next/reader-times';

/** The address under which a calendar program reads one's tasks: made, replaced, ended. */
export async function CalendarFeed({ since, at }: { since: Date | null; at: ReaderTimes }) {
  const t = await getTranslator('settings');
  const again = since !== null;
  return (
    <Panel title={t('feed.title')}>
      <p className="pb-3 text-ink-2">{again ? t('feed.since', { since: at(since) }) : t('feed.text')}</p>
      <div className="flex flex-wrap gap-2">
        <FeedDialog label={again ? t('feed.replace') : t('feed.make')} text={again ? t('feed.replaceText') : t('feed.makeText')} action={makeFeed} />
        {again && (
          <ActButton
            label={t('feed.revoke')}
            done={t('feed.revoked')}
            confirm={{ title: t('feed.confirm'), text: t('feed.confirmText') }}
            action={revokeFeed}
          />
        )}
      </div>
    </Panel>
  );
}
