'use server';

import type { LatestRecord } from '@/components/form/form';
import { createNote, deleteNote, pinNote, restoreNote, updateNote } from '@/lib/features/note/commands';
import { getNote } from '@/lib/features/note/queries';
import { done, toAction } from '@/lib/next/action';

export async function addNote(accountId: string, input: object) {
  return toAction(createNote)({ ...input, accountId });
}

export async function changeNote(id: string, input: object) {
  return toAction(updateNote)({ ...input, id });
}

export async function setPinned(id: string, pinned: boolean) {
  return toAction(pinNote)({ id, pinned });
}

export async function latestNote(id: string): Promise<LatestRecord> {
  const { body, version } = done(await toAction(getNote)({ id }));
  return { values: { body }, version };
}

export const removeNote = toAction(deleteNote);
export const bringBackNote = toAction(restoreNote);
