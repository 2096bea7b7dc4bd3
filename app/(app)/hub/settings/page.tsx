import type { Metadata } from 'next';
import { hubReader } from '@/app/(app)/hub/_manager/place';
import { AbsencesPanel } from '@/app/(app)/hub/settings/absences-panel';
import { savePreferences } from '@/app/(app)/hub/settings/actions';
import { TopicSettings } from '@/components/hub-manager/topic-settings';
import { PageHeader } from '@/components/layout/page-header';
import { Panel } from '@/components/panel/panel';
import { ButtonLink } from '@/components/ui/button';
import { listAbsences } from '@/lib/features/hub-manager/absence';
import { readHubPreferences } from '@/lib/features/hub-manager/preferences';
import { listMembers } from '@/lib/features/member/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('hubManager'))('settings.title') };
}

/** How one hears of what happens in hubs. */
export default async function HubSettingsPage() {
  const reader = await hubReader();
  const { caller, timeZone } = reader;
  const [preferences, absences, members] = await Promise.all([
    readForPage(readHubPreferences, caller, {}),
    readForPage(listAbsences, caller, {}),
    readForPage(listMembers, caller, {}),
  ]);
  const t = await getTranslator('hubManager');
  return (
    <Messages areas={['hubManager', 'form']}>
      <PageHeader
        title={t('settings.title')}
        actions={
          <ButtonLink kind="quiet" icon="gear" href="/settings/profile">
            {t('settings.hours')}
          </ButtonLink>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
        <Panel title={t('settings.topic')} flush>
          <p className="max-w-180 px-card pb-3 text-ink-2">{t('settings.text', { timeZone })}</p>
          <TopicSettings preferences={preferences} save={savePreferences} />
        </Panel>
        <AbsencesPanel absences={absences} members={members} reader={reader} />
      </div>
    </Messages>
  );
}
