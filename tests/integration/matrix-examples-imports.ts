import type { Caller } from '@/lib/core/actor';
import { may } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { checkImport } from '@/lib/features/import/commands';
import { checkedImport, finishedImport, sentFile, uploadedImport } from '@/tests/support/import-files';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

const FILE = 'id,name\nmatrix,Matrix\n';
const MAPPING = { columns: ['id', 'name'], days: 'ymd', decimal: '.', clears: false } as const;

type Make = (caller: Caller) => Promise<string>;

const uploaded: Make = (caller) => uploadedImport(caller, 'account', FILE);
async function checked(caller: Caller): Promise<string> {
  const id = await uploaded(caller);
  await checkedImport(caller, id);
  return id;
}
async function checking(caller: Caller): Promise<string> {
  const id = await uploaded(caller);
  await checkedImport(caller, id);
  await invoke(checkImport, caller, { id });
  return id;
}
async function finished(caller: Caller): Promise<string> {
  const id = await checked(caller);
  await finishedImport(caller, id);
  return id;
}

/** One goes on with what one uploaded; who may not upload is refused whatever the id. */
const own = (make: Make, rest = {}): Example => ({
  input: async (_org: Populated, caller: Caller) => ({ id: may(caller.actor, 'import:write') ? await make(caller) : crypto.randomUUID(), ...rest }),
  naming: { import: (id) => ({ id, ...rest }) },
});

/** The imports' rows of the matrix. */
export const IMPORT_EXAMPLES: Readonly<Record<string, Example>> = {
  'account.put-back': { input: () => ({ images: [] }) },
  'account.take-away': { input: () => ({ ids: [] }) },
  'import.bad-rows': own(finished),
  'import.cancel': own(checking),
  'import.check': own(checked),
  'import.fail': own(checking, { reason: 'Because' }),
  'import.get': own(uploaded),
  'import.list': { input: () => ({}) },
  'import.live': own(uploaded),
  'import.map': own(uploaded, MAPPING),
  'import.prune': { input: () => ({}) },
  'import.read-worker': own(checking),
  'import.run': own(checked),
  'import.undo': own(finished),
  'import.upload': { input: () => ({ kind: 'account', fileName: 'matrix.csv' }), sent: () => sentFile(FILE) },
  'import.work': own(checking),
  'subscription.settle': { input: () => ({ accountIds: [] }) },
};
