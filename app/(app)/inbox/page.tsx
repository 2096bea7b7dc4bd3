import type { Metadata } from 'next';
import { hubReader } from '@/app/(app)/hub/_manager/place';
import { StandInNote } from '@/app/(app)/hub/_manager/stand-in-note';
import { NewsPanel } from '@/app/(app)/inbox/news-panel';
import { PageHeader } from '@/components/layout/page-header';
import { Panel } from '@/components/panel/panel';
import { ButtonLink } from '@/components/ui/button';
import { ask, invokeTogether } from '@/lib/core/operation';
import { ALERTS_PATH } from '@/lib/features/alert/table';
import { listAbsences } from '@/lib/features/hub-manager/absence';
import { readHubNews } from '@/lib/features/hub-manager/news';
import { readShell } from '@/lib/features/shell/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('hubManager'))('inbox.title') };
}

/** What a member has before them: whom they stand in for, news of hubs, and the way to their alerts. */
export default async function InboxPage() {
  const reader = await hubReader();
  const asked = { news: ask(readHubNews, {}), shell: ask(readShell, {}), absences: ask(listAbsences, {}) };
  const { news, shell, absences } = await invokeTogether(reader.caller, asked);
  const t = await getTranslator('hubManager');
  return (
    <Messages areas={['hubManager']}>
      <PageHeader title={t('inbox.title')} />
      <div className="max-w-200">
        <StandInNote absences={absences} reader={reader} alsoPlanned />
      </div>
      <div className="grid max-w-200 gap-gap">
        <Panel
          title={t('inbox.alerts')}
          actions={
            <ButtonLink size="small" href={ALERTS_PATH}>
              {t('inbox.toAlerts')}
            </ButtonLink>
          }
        >
          <p className="text-ink-2">{t('inbox.alertsText', { count: shell.alerts })}</p>
        </Panel>
        <NewsPanel news={news} reader={reader} />
      </div>
    </Messages>
  );
}
