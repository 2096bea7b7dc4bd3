import type { Team } from '@/lib/features/team/contract';
import { LICENCES, ROLES } from '@/lib/kit/access';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** What a member may do and see, as a form asks for it. */
export async function rightsFields(teams: readonly Pick<Team, 'id' | 'name'>[]): Promise<FieldSpec[]> {
  const t = await getTranslator('settings');
  const options = {
    role: ROLES.map((value) => ({ value, label: t(`roles.${value}`) })),
    licence: LICENCES.map((value) => ({ value, label: t(`licences.${value}`) })),
    sees: (['all', 'teams'] as const).map((value) => ({ value, label: t(`sees.${value}`) })),
  };
  return [
    { path: 'role', kind: 'select', label: t('members.role'), required: true, options: options.role },
    { path: 'licence', kind: 'select', label: t('members.licence'), hint: t('members.licenceHint'), required: true, options: options.licence },
    { path: 'sees', kind: 'select', label: t('members.sees'), required: true, options: options.sees },
    ...teams.map(({ id, name }): FieldSpec => ({ path: `teams.${id}`, kind: 'checkbox', label: t('members.team', { name }), required: false })),
  ];
}

/** The person whom an invitation is for. */
export async function inviteeFields(): Promise<FieldSpec[]> {
  const t = await getTranslator('settings');
  return [
    { path: 'email', kind: 'email', label: t('members.email'), required: true, maxLength: 254, autoComplete: 'off' },
    { path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 100, autoComplete: 'off' },
  ];
}
