import '@/tests/support/database';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { listViewCounts } from '@/lib/features/account/queries';
import { deleteView, saveView, updateView } from '@/lib/features/view/commands';
import { listViews } from '@/lib/features/view/queries';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

let tenant: Caller;
let owner: Caller;
let colleague: Caller;
let lead: Caller;

const view = { tableId: 'accounts', name: 'Mine at risk', state: 'f=1!status~is~at_risk' };
const list = (caller: Caller) => invoke(listViews, caller, { tableId: 'accounts' });

beforeAll(async () => {
  tenant = await newTenant('Views');
  owner = await newPerson(tenant, { licence: 'viewer' });
  colleague = await newPerson(tenant);
  lead = await newPerson(tenant, { role: 'advanced' });
});

describe('saved views', () => {
  it('say how many accounts each holds for its reader', async () => {
    await invoke(upsertAccounts, tenant, {
      data: [
        { id: 'a', name: 'A', status: 'at_risk' },
        { id: 'b', name: 'B', status: 'at_risk' },
        { id: 'c', name: 'C' },
      ],
    });
    const person = await newPerson(tenant);
    const { id } = await invoke(saveView, person, view);
    const { id: sorted } = await invoke(saveView, person, { ...view, name: 'Sorted', state: 's=mau~desc' });
    expect(await invoke(listViewCounts, person, {})).toEqual({ '': 3, [id]: 2, [sorted]: 3 });
    const teamId = await newTeam(tenant, [{ all: [{ column: 'name', op: 'starts', value: 'A' }] }]);
    await invoke(refreshAccountVisibility, tenant, { teamId });
    const limited = await newPerson(tenant, { sees: 'teams', teamIds: [teamId] });
    const { id: own } = await invoke(saveView, limited, view);
    expect(await invoke(listViewCounts, limited, {})).toEqual({ '': 1, [own]: 1 });
  });

  it('are their owner’s alone until they are shared', async () => {
    const { id } = await invoke(saveView, owner, view);
    expect(await list(owner)).toEqual([{ id, name: view.name, state: view.state, shared: false, editable: true }]);
    expect(await list(colleague)).toEqual([]);
    expect(await list(lead)).toEqual([]);
    for (const other of [colleague, lead]) {
      await expect(invoke(updateView, other, { id, name: 'Taken' })).rejects.toMatchObject({ code: 'not_found' });
      await expect(invoke(deleteView, other, { id })).rejects.toMatchObject({ code: 'not_found' });
    }
    await invoke(updateView, owner, { id, shared: true });
    expect(await list(colleague)).toMatchObject([{ id, shared: true, editable: false }]);
    expect(await invoke(listViews, colleague, { tableId: 'users' })).toEqual([]);
  });

  it('are changed by their owner or, when shared, by those with view:admin', async () => {
    const { id } = await invoke(saveView, owner, { ...view, name: 'Ours' });
    await invoke(updateView, owner, { id, shared: true });
    await expect(invoke(updateView, colleague, { id, name: 'Taken' })).rejects.toMatchObject({ code: 'not_found' });
    await invoke(updateView, lead, { id, name: 'Renamed', state: 's=mau~desc' });
    expect((await list(owner)).find((one) => one.id === id)).toMatchObject({ name: 'Renamed', state: 's=mau~desc' });
    await invoke(deleteView, lead, { id });
    expect((await list(owner)).some((one) => one.id === id)).toBe(false);
  });

  it('hold only what belongs in one', async () => {
    for (const bad of [{ state: 'p=cursor' }, { state: 'x'.repeat(8001) }, { name: ' ' }, { tableId: '../x' }, { more: 1 }]) {
      await expect(invoke(saveView, owner, { ...view, ...bad })).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(invoke(updateView, owner, { id: crypto.randomUUID() })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('belong to people: keys and jobs have none', async () => {
    await expect(invoke(saveView, tenant, view)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
