import { invite } from '@/app/(app)/settings/members/actions';
import { inviteeFields } from '@/app/(app)/settings/members/member-fields';
import { FormDialog } from '@/components/form/form-dialog';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** Invites a person by mail, with the rights that an admin chooses. */
export async function Invitation({ rights }: { rights: readonly FieldSpec[] }) {
  const t = await getTranslator('settings');
  return (
    <FormDialog
      label={t('members.invite')}
      kind="primary"
      icon="plus"
      title={t('members.invite')}
      description={t('members.inviteText')}
      fields={[...(await inviteeFields()), ...rights]}
      defaults={{ role: 'member', licence: 'practitioner', sees: 'all' }}
      submit={t('members.send')}
      action={invite}
      done={t('members.sent')}
    />
  );
}
