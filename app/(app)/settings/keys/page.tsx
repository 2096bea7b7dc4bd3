import { revoke } from '@/app/(app)/settings/keys/actions';
import { NewKeys } from '@/app/(app)/settings/keys/new-keys';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import { listKeys } from '@/lib/features/key/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('keys', async (caller, at) => {
  const keys = await readForPage(listKeys, caller, {});
  const t = await getTranslator('settings');
  const textOf = ({ prefix, createdAt, lastUsedAt }: (typeof keys)[number]) =>
    lastUsedAt ? t('keys.used', { prefix, since: at(createdAt), used: at(lastUsedAt) }) : t('keys.unused', { prefix, since: at(createdAt) });
  return (
    <Panel title={t('parts.keys')} actions={<NewKeys />} flush>
      {keys.length === 0 && <PanelEmpty title={t('keys.empty')} />}
      <ul>
        {keys.map((key) => (
          <SettingsRow
            key={key.id}
            title={key.name}
            text={textOf(key)}
            tags={[
              t(`keys.${key.kind}`),
              ...(key.kind === 'api' ? key.scopes.map((scope) => t(`permissions.scope.${scope}`)) : []),
              ...(key.revokedAt ? [t('keys.revoked')] : []),
            ].map((word) => <Tag key={word}>{word}</Tag>)}
            actions={
              !key.revokedAt && (
                <ActButton
                  label={t('keys.revoke')}
                  done={t('keys.revokedNow')}
                  confirm={{ title: t('keys.confirm', { name: key.name }), text: t('keys.confirmText') }}
                  action={revoke.bind(null, { id: key.id })}
                />
              )
            }
          />
        ))}
      </ul>
    </Panel>
  );
});
