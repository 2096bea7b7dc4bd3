'use server';

import { addAccountSet, createTeam, deleteAccountSet, deleteTeam, updateAccountSet, updateTeam } from '@/lib/features/team/commands';
import { chosen } from '@/lib/kit/chosen';
import { toAction } from '@/lib/next/action';

export const addTeam = toAction(createTeam);
export const removeTeam = toAction(deleteTeam);
export const removeSet = toAction(deleteAccountSet);

export async function changeTeam(id: string, { members, ...input }: Record<string, unknown>) {
  return toAction(updateTeam)({ ...input, id, memberIds: chosen(members) });
}

export async function addSet(teamId: string, input: object) {
  return toAction(addAccountSet)({ ...input, teamId });
}

export async function changeSet(id: string, input: object) {
  return toAction(updateAccountSet)({ ...input, id });
}
