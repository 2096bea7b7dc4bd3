'use server';

import {
  archivePublication,
  changeAddress,
  createLink,
  deletePublication,
  reopenPublication,
  restorePublication,
  updatePublication,
} from '@/lib/features/publication/commands';
import { toAction } from '@/lib/next/action';

export const addLink = toAction(createLink);
export const archive = toAction(archivePublication);
export const reopen = toAction(reopenPublication);
export const remove = toAction(deletePublication);
export const bringBack = toAction(restorePublication);

export async function save(id: string, input: object) {
  return toAction(updatePublication)({ ...input, id });
}

export async function readdress(id: string, input: object) {
  return toAction(changeAddress)({ ...input, id });
}
