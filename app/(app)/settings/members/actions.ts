'use server';

import { disableMember, enableMember, endMemberSessions, inviteMember, updateMember } from '@/lib/features/member/commands';
import { chosen } from '@/lib/kit/chosen';
import { toAction } from '@/lib/next/action';

interface Rights extends Record<string, unknown> {
  /** Boxes by team id. */
  teams?: unknown;
}

export async function invite({ teams, ...input }: Rights) {
  return toAction(inviteMember)({ ...input, teamIds: chosen(teams) });
}

export async function change(id: string, { teams, ...input }: Rights) {
  return toAction(updateMember)({ ...input, id, teamIds: chosen(teams) });
}

export const disable = toAction(disableMember);
export const enable = toAction(enableMember);
export const endSessions = toAction(endMemberSessions);
