import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { upsertInteractions } from '@/lib/features/interaction/upsert';
import { createNote, updateNote } from '@/lib/features/note/commands';

interface Place {
  /** Both accounts get notes and touchpoints; every text in them begins with its account's canary. */
  open: string;
  hidden: string;
  /** Named in the notes; who sees the open account alone is told of that one's alone. */
  memberId: string;
}

async function write(system: Caller, accountId: string, memberId: string): Promise<{ noteId: string; interactionId: string }> {
  const interactionId = `${accountId}-meeting`;
  const participants = [{ email: `${accountId}@customer.example`, role: `${accountId} role` }];
  const record = { id: interactionId, accountId, type: `${accountId} type`, subject: `${accountId} subject`, body: `${accountId} text` };
  const { accepted } = await invoke(upsertInteractions, system, { data: [{ ...record, occurredAt: '2026-01-20T09:00:00.000Z', participants }] });
  if (accepted !== 1) throw new Error('the touchpoint was refused');
  const { id: noteId } = await invoke(createNote, system, { accountId, body: `${accountId} note for [@you](mention:${memberId})` });
  await invoke(updateNote, system, { id: noteId, body: `${accountId} note, written anew` });
  return { noteId, interactionId };
}

/** Touchpoints and notes for an organization with a record of each kind. @returns the open account's */
export async function populateWritings(system: Caller, { open, hidden, memberId }: Place) {
  await write(system, hidden, memberId);
  return write(system, open, memberId);
}
