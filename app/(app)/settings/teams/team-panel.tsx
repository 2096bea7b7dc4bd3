import { addSet, changeSet, changeTeam, removeSet, removeTeam } from '@/app/(app)/settings/teams/actions';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { FormDialog } from '@/components/form/form-dialog';
import { Panel } from '@/components/panel/panel';
import { AccountSetDialog } from '@/components/settings/account-set-dialog';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import type { Member } from '@/lib/features/member/contract';
import type { Team } from '@/lib/features/team/contract';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { Column } from '@/lib/kit/table-spec';
import { getTranslator } from '@/lib/next/messages';

interface TeamPanelProps {
  team: Team;
  members: readonly Member[];
  choices: ColumnChoices;
  /** What sets filter by. */
  spec: { columns: readonly Column[] };
}

/** One team: its members, and the sets of accounts it may see. */
export async function TeamPanel({ team, members, choices, spec }: TeamPanelProps) {
  const t = await getTranslator('settings');
  const { id, name, sets } = team;
  const boxes = members.map((member): FieldSpec => ({ path: `members.${member.id}`, kind: 'checkbox', label: member.name, required: false }));
  const actions = (
    <>
      <FormDialog
        label={t('teams.edit')}
        kind="quiet"
        title={name}
        fields={[{ path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 100 }, ...boxes]}
        defaults={{ name, members: Object.fromEntries(members.map((member) => [member.id, team.memberIds.includes(member.id)])) }}
        submit={t('save')}
        action={changeTeam.bind(null, id)}
        done={t('saved')}
      />
      <ActButton
        label={t('teams.delete')}
        done={t('teams.deleted')}
        confirm={{ title: t('teams.confirm', { name }), text: t('teams.confirmText') }}
        action={removeTeam.bind(null, { id })}
      />
    </>
  );
  return (
    <Panel
      title={name}
      meta={t('teams.meta', { members: team.memberIds.length, accounts: team.accounts })}
      actions={actions}
      footer={<AccountSetDialog spec={spec} choices={choices} action={addSet.bind(null, id)} />}
      flush
    >
      {sets.length === 0 && <p className="px-card pb-2 text-ink-2">{t('teams.noSets')}</p>}
      <ul aria-label={t('teams.sets')}>
        {sets.map((set) => (
          <SettingsRow
            key={set.id}
            title={<AccountSetDialog spec={spec} choices={choices} set={set} action={changeSet.bind(null, set.id)} />}
            actions={
              <ActButton
                label={t('teams.deleteSet')}
                done={t('teams.setDeleted')}
                confirm={{ title: t('teams.confirmSet', { name: set.name }), text: t('teams.confirmSetText') }}
                action={removeSet.bind(null, { id: set.id })}
              />
            }
          />
        ))}
      </ul>
    </Panel>
  );
}
