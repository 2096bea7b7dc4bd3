import { change, disable, enable, endSessions, invite } from '@/app/(app)/settings/members/actions';
import { FormDialog } from '@/components/form/form-dialog';
import { ActButton } from '@/components/settings/act-button';
import type { Member } from '@/lib/features/member/contract';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** What an admin can do to one member. */
export async function MemberActions({ member, fields, self }: { member: Member; fields: readonly FieldSpec[]; self: boolean }) {
  const t = await getTranslator('settings');
  const { id, name, email, role, licence, sees, teams, status } = member;
  const again = invite.bind(null, { email, name, role, licence, sees, teams: Object.fromEntries(teams.map((team) => [team.id, true])) });
  const defaults = {
    role,
    licence,
    sees,
    teams: Object.fromEntries(
      fields.filter(({ path }) => path.startsWith('teams.')).map(({ path }) => [path.slice(6), teams.some((team) => path === `teams.${team.id}`)]),
    ),
  };
  return (
    <>
      {status === 'invited' && <ActButton label={t('members.resend')} done={t('members.sent')} action={again} />}
      <FormDialog
        label={t('members.edit')}
        kind="quiet"
        title={name}
        description={email}
        fields={fields}
        defaults={defaults}
        submit={t('save')}
        action={change.bind(null, id)}
        done={t('saved')}
      />
      {status === 'active' && !self && (
        <ActButton label={t('members.endSessions')} done={t('members.sessionsEnded', { name })} action={endSessions.bind(null, { id })} />
      )}
      {status === 'disabled' && <ActButton label={t('members.enable')} done={t('members.enabled', { name })} action={enable.bind(null, { id })} />}
      {status !== 'disabled' && !self && (
        <ActButton
          label={t('members.disable')}
          done={t('members.disabled', { name })}
          confirm={{ title: t('members.confirm', { name }), text: t('members.confirmText') }}
          action={disable.bind(null, { id })}
        />
      )}
    </>
  );
}
