import { endSession } from '@/app/(app)/settings/sessions/actions';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import { listSessions } from '@/lib/features/session/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('sessions', async (caller, at) => {
  const sessions = await readForPage(listSessions, caller, {});
  const t = await getTranslator('settings');
  const confirm = { title: t('sessions.confirm'), text: t('sessions.confirmText') };
  return (
    <Panel title={t('parts.sessions')} meta={t('sessions.meta', { count: sessions.length })} flush>
      <ul>
        {sessions.map(({ id, userAgent, address, createdAt, lastSeenAt, current }) => (
          <SettingsRow
            key={id}
            title={userAgent || t('sessions.unknown')}
            text={t('sessions.text', { since: at(createdAt), address, seen: at(lastSeenAt) })}
            tags={current && <Tag>{t('sessions.current')}</Tag>}
            actions={
              !current && <ActButton label={t('sessions.end')} done={t('sessions.ended')} confirm={confirm} action={endSession.bind(null, { id })} />
            }
          />
        ))}
      </ul>
    </Panel>
  );
});
