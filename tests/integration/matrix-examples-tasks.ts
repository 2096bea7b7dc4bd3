import { invoke } from '@/lib/core/operation';
import { createTask, deleteTask } from '@/lib/features/task/commands';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

async function newTask({ system, open }: Populated): Promise<string> {
  return (await invoke(createTask, system, { accountId: open, title: 'Call' })).id;
}

async function newPart(org: Populated): Promise<string> {
  const { id } = await invoke(createTask, org.system, { accountId: org.open, title: 'Dial', parentId: await newTask(org) });
  return id;
}

async function deletedTask(org: Populated): Promise<string> {
  const id = await newTask(org);
  await invoke(deleteTask, org.system, { id });
  return id;
}

const ofTask = (make: (org: Populated) => Promise<string>, rest = {}): Example => ({
  input: async (org) => ({ id: await make(org), ...rest }),
  naming: { task: (id) => ({ id, ...rest }) },
});

const LIST = { filter: { all: [] }, sort: { column: 'due', direction: 'asc' } };

/** The tasks' rows of the matrix. */
export const TASK_EXAMPLES: Readonly<Record<string, Example>> = {
  'calendar.make': { input: () => ({}) },
  'calendar.read': { input: () => ({}) },
  'calendar.revoke': { input: () => ({}) },
  'task.create': {
    input: ({ open }) => ({ accountId: open, title: 'Call' }),
    naming: { account: (accountId) => ({ accountId, title: 'Call' }) },
  },
  'task.delete': ofTask(newTask),
  'task.get': ofTask(newTask),
  'task.get-record': ofTask(newTask),
  'task.linked': {
    input: ({ open }) => ({ accountId: open }),
    naming: { account: (accountId) => ({ accountId }) },
  },
  'task.list-records': { input: () => ({}) },
  'task.move': ofTask(newPart, { to: 0 }),
  'task.mine': { input: () => ({ which: 'team' }) },
  'task.restore': ofTask(deletedTask),
  'task.table': {
    input: ({ open }) => ({ accountId: open, ...LIST, cursor: null }),
    naming: { account: (accountId) => ({ accountId, ...LIST, cursor: null }) },
  },
  'task.update': ofTask(newTask, { status: 'done' }),
  'task.upsert': { input: ({ open }) => ({ data: [{ id: 'matrix-task', accountId: open, title: 'Call' }] }) },
};
