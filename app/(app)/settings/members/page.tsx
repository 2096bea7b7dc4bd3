import { Invitation } from '@/app/(app)/settings/members/invitation';
import { MemberActions } from '@/app/(app)/settings/members/member-actions';
import { rightsFields } from '@/app/(app)/settings/members/member-fields';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import { may } from '@/lib/core/actor';
import { signedIn } from '@/lib/core/signed-in';
import { listMembers } from '@/lib/features/member/queries';
import { listTeams } from '@/lib/features/team/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('members', async (caller) => {
  const [members, teams, t] = await Promise.all([
    readForPage(listMembers, caller, {}),
    readForPage(listTeams, caller, {}),
    getTranslator('settings'),
  ]);
  const mayAdminister = may(caller.actor, 'member:admin');
  const rights = await rightsFields(teams);
  const self = signedIn(caller).membershipId;
  return (
    <Panel
      title={t('parts.members')}
      meta={t('members.meta', { count: members.length })}
      actions={mayAdminister && <Invitation rights={rights} />}
      flush
    >
      <ul>
        {members.map((member) => (
          <SettingsRow
            key={member.id}
            title={member.name}
            text={[member.email, ...member.teams.map(({ name }) => name)].join(' · ')}
            tags={
              <>
                {member.id === self && <Tag>{t('members.you')}</Tag>}
                {member.status !== 'active' && <Tag>{t(`members.status.${member.status}`)}</Tag>}
                <Tag>{t(`roles.${member.role}`)}</Tag>
                <Tag>{t(`licences.${member.licence}`)}</Tag>
                {member.sees === 'teams' && <Tag>{t('sees.teams')}</Tag>}
              </>
            }
            actions={mayAdminister && <MemberActions member={member} fields={rights} self={member.id === self} />}
          />
        ))}
      </ul>
    </Panel>
  );
});
