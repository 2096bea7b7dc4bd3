import { invoke } from '@/lib/core/operation';
import { createInteraction, deleteInteraction } from '@/lib/features/interaction/commands';
import { createNote, deleteNote } from '@/lib/features/note/commands';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

type Make = (org: Populated) => Promise<string>;

const touchpoint = { type: 'call', subject: 'Call', occurredAt: '2026-02-01T10:00:00.000Z' };

const newInteraction: Make = async ({ system, open }) => (await invoke(createInteraction, system, { accountId: open, ...touchpoint })).id;
const newNote: Make = async ({ system, open }) => (await invoke(createNote, system, { accountId: open, body: 'Note' })).id;
const deleted =
  (make: Make, remove: typeof deleteNote): Make =>
  async (org) => {
    const id = await make(org);
    await invoke(remove, org.system, { id });
    return id;
  };

const ofRecord = (kind: 'interaction' | 'note', make: Make, rest = {}): Example => ({
  input: async (org) => ({ id: await make(org), ...rest }),
  naming: { [kind]: (id: string) => ({ id, ...rest }) },
});
const ofAccount = (rest = {}): Example => ({
  input: ({ open }) => ({ accountId: open, ...rest }),
  naming: { account: (accountId) => ({ accountId, ...rest }) },
});

const LIST = { filter: { all: [] }, sort: { column: 'occurredAt', direction: 'desc' } };

/** The rows of the matrix for touchpoints, notes and the timeline. */
export const WRITING_EXAMPLES: Readonly<Record<string, Example>> = {
  'interaction.choices': ofAccount(),
  'interaction.create': ofAccount(touchpoint),
  'interaction.delete': ofRecord('interaction', newInteraction),
  'interaction.get': ofRecord('interaction', newInteraction),
  'interaction.get-record': ofRecord('interaction', newInteraction),
  'interaction.list-records': { input: () => ({}) },
  'interaction.restore': ofRecord('interaction', deleted(newInteraction, deleteInteraction)),
  'interaction.table': ofAccount({ ...LIST, cursor: null }),
  'interaction.update': ofRecord('interaction', newInteraction, { status: 'cancelled' }),
  'interaction.upsert': { input: ({ open }) => ({ data: [{ id: crypto.randomUUID(), accountId: open, ...touchpoint }] }) },
  'note.colleagues': ofAccount(),
  'note.create': ofAccount({ body: 'Note' }),
  'note.delete': ofRecord('note', newNote),
  'note.feed': ofAccount(),
  'note.get': ofRecord('note', newNote),
  'note.history': ofRecord('note', newNote),
  'note.pin': ofRecord('note', newNote, { pinned: true }),
  'note.restore': ofRecord('note', deleted(newNote, deleteNote)),
  'note.update': ofRecord('note', newNote, { body: 'Note, written anew' }),
  'timeline.list': ofAccount(),
  'timeline.page': ofAccount(),
};
