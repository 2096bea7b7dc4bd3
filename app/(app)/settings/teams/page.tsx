import { settingsPart } from '@/app/(app)/settings/settings-part';
import { addTeam } from '@/app/(app)/settings/teams/actions';
import { TeamPanel } from '@/app/(app)/settings/teams/team-panel';
import { FormDialog } from '@/components/form/form-dialog';
import { PanelEmpty } from '@/components/panel/panel-states';
import { listAccountChoices } from '@/lib/features/account/queries';
import { accountSetSpec } from '@/lib/features/account/table';
import { listAttributes } from '@/lib/features/attribute/queries';
import { listMembers } from '@/lib/features/member/queries';
import { listTeams } from '@/lib/features/team/queries';
import { withAttributeColumns } from '@/lib/kit/attribute-column';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('teams', async (caller) => {
  const [teams, members, choices, attributes] = await Promise.all([
    readForPage(listTeams, caller, {}),
    readForPage(listMembers, caller, {}),
    readForPage(listAccountChoices, caller, {}),
    readForPage(listAttributes, caller, {}),
  ]);
  const spec = withAttributeColumns(accountSetSpec, attributes);
  const t = await getTranslator('settings');
  const add = (
    <FormDialog
      label={t('teams.add')}
      kind="primary"
      icon="plus"
      title={t('teams.add')}
      fields={[{ path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 100 }]}
      submit={t('save')}
      action={addTeam}
      done={t('teams.added')}
    />
  );
  if (teams.length === 0) return <PanelEmpty title={t('teams.empty')} text={t('teams.emptyText')} action={add} />;
  return (
    <>
      <div className="flex justify-end">{add}</div>
      {teams.map((team) => (
        <TeamPanel key={team.id} team={team} members={members} choices={choices} spec={spec} />
      ))}
    </>
  );
});
