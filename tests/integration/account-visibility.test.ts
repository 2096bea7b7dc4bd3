import '@/tests/support/database';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { openStream } from '@/lib/core/stream';
import { deleteAccount, moveAccount, refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { exportAccounts } from '@/lib/features/account/export';
import { pinAccount, unpinAccount } from '@/lib/features/account/pins';
import {
  getAccount,
  getAccountBanner,
  getAccountHead,
  listAccountChildren,
  listAccountChoices,
  listAccounts,
  search,
} from '@/lib/features/account/queries';
import { deleteContact } from '@/lib/features/contact/commands';
import { upsertContacts } from '@/lib/features/contact/upsert';
import type { Filter } from '@/lib/kit/filter';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

let owner: Caller;
let nordic: Caller;

const BY_NAME = { column: 'name', direction: 'asc' } as const;
const EVERYTHING: Filter = { all: [] };
const list = (caller: Caller, filter = EVERYTHING) => invoke(listAccounts, caller, { filter, sort: BY_NAME, cursor: null });
const names = async (caller: Caller, filter = EVERYTHING) => (await list(caller, filter)).rows.map((row) => row.name);

/** A second person, whose team sees by one filter. */
async function memberSeeing(filter: Filter): Promise<Caller> {
  const teamId = await newTeam(owner, [filter]);
  await invoke(refreshAccountVisibility, owner, { teamId });
  return newPerson(owner, { sees: 'teams', teamIds: [teamId] });
}

beforeAll(async () => {
  owner = await newTenant('Fernway');
  await invoke(upsertAccounts, owner, {
    data: [
      { id: 'halden', name: 'Halden Freight', status: 'active', domain: 'halden.example' },
      {
        id: 'nordics',
        name: 'Halden Nordics',
        type: 'region',
        parentId: 'halden',
        status: 'at_risk',
        ownerEmail: 'tobias@fernway.example',
        relationship: 'region',
      },
      { id: 'oslo', name: 'Halden Oslo', type: 'product', parentId: 'nordics' },
      { id: 'bergen', name: 'Halden Bergen', type: 'product', parentId: 'nordics' },
      { id: 'iberia', name: 'Halden Iberia', type: 'region', parentId: 'halden' },
      { id: 'corvane', name: 'Corvane Cold Chain', attributes: { note: 'canary-corvane' } },
    ],
  });
  await withTenant(owner.organization.id, (db) =>
    sql`INSERT INTO product_user (organization_id, account_id, user_id, name, email)
      SELECT organization_id, id, 'u-1', 'Ingrid ' || name, 'ingrid@x.example' FROM account WHERE key IN ('oslo', 'corvane')`.execute(db),
  );
  // Sees the region and what is below it, but not its parent.
  nordic = await memberSeeing({ all: [{ column: 'tree', op: 'is', value: 'nordics' }] });
});

describe('a person whose team sees a part', () => {
  it('finds only that part in list, count, filters and choices', async () => {
    expect(await list(nordic)).toMatchObject({ total: 3, nextCursor: null });
    expect(await names(nordic)).toEqual(['Halden Bergen', 'Halden Nordics', 'Halden Oslo']);
    expect(await names(nordic, { all: [{ column: 'name', op: 'has', value: 'halden' }] })).toHaveLength(3);
    expect(await names(nordic, { all: [{ column: 'tree', op: 'is', value: 'halden' }] })).toEqual([]);
    expect((await list(nordic)).rows[1]).toMatchObject({ key: 'nordics', parent: null, tree: 'Halden Nordics', children: 2 });
    expect((await invoke(listAccountChoices, nordic, {})).tree).toEqual([{ value: 'nordics', label: 'Halden Nordics' }]);
    expect(await names(owner)).toHaveLength(6);
  });

  it('counts only that part on later pages too', async () => {
    const first = await invoke(listAccounts, nordic, { filter: EVERYTHING, sort: BY_NAME, cursor: null, limit: 2 });
    expect(first).toMatchObject({ total: 3 });
    const second = await invoke(listAccounts, nordic, { filter: EVERYTHING, sort: BY_NAME, cursor: first.nextCursor, limit: 2 });
    expect(second).toMatchObject({ total: 3, before: 2, nextCursor: null, rows: [{ name: 'Halden Oslo' }] });
  });

  it('searches only there, for accounts and for people', async () => {
    const found = await invoke(search, nordic, { query: 'corvane' });
    expect(found).toEqual({ accounts: [], contacts: [], people: [] });
    expect((await invoke(search, nordic, { query: 'INGRID' })).people).toMatchObject([{ userId: 'u-1', account: { key: 'oslo' } }]);
    expect((await invoke(search, owner, { query: 'ingrid' })).people).toHaveLength(2);
    const contacts = ['oslo', 'corvane'].map((id) => ({
      id: `c-${id}`,
      accountId: id,
      email: `${id}@x.example`,
      firstName: 'Marit',
      lastName: 'Øye',
    }));
    await invoke(upsertContacts, owner, { data: [...contacts, { ...contacts[0], id: 'gone', firstName: 'Marita' }] });
    await invoke(deleteContact, owner, { id: 'gone' });
    const marit = (caller: Caller, query = 'marit ø') =>
      invoke(search, caller, { query }).then((result) => result.contacts.map(({ id }) => id).toSorted());
    expect(await marit(owner)).toEqual(['c-corvane', 'c-oslo']);
    expect([await marit(nordic), await marit(nordic, 'OSLO@x'), await marit(nordic, 'corvane@')]).toEqual([['c-oslo'], ['c-oslo'], []]);
    expect((await invoke(search, owner, { query: 'hald' })).accounts).toHaveLength(5);
    expect((await invoke(search, owner, { query: '%' })).accounts).toEqual([]);
  });

  it('exports only that part, with formulas made harmless', async () => {
    await invoke(upsertAccounts, owner, { data: [{ id: 'formula', name: '=cmd()', type: 'product', parentId: 'nordics' }] });
    const chunks = await openStream(exportAccounts, async () => nordic, {
      filter: EVERYTHING,
      sort: BY_NAME,
      columns: ['name', 'key', 'type'],
      words: { 'accounts.column.name': 'Account' },
    });
    let text = '';
    for await (const chunk of chunks) text += chunk;
    await invoke(deleteAccount, owner, { accountId: 'formula' });
    expect(text.split('\r\n')).toEqual([
      'Account,accounts.column.key,accounts.column.type',
      "'=cmd(),formula,Product",
      'Halden Bergen,bergen,Product',
      'Halden Nordics,nordics,Region',
      'Halden Oslo,oslo,Product',
      '',
    ]);
  });

  it('stands in a hierarchy whose hidden parts are left out and marked', async () => {
    expect(await invoke(getAccountBanner, nordic, { accountId: 'oslo' })).toEqual({
      ancestors: [null, { key: 'nordics', name: 'Halden Nordics', icon: 'globe' }],
      siblings: [{ key: 'bergen', name: 'Halden Bergen', icon: 'box' }],
      children: 0,
      level: 3,
      levels: 3,
    });
    expect(await invoke(getAccountBanner, owner, { accountId: 'nordics' })).toMatchObject({
      ancestors: [{ key: 'halden' }],
      siblings: [{ key: 'iberia' }],
      children: 2,
      level: 2,
      levels: 3,
    });
    expect(await invoke(listAccountChildren, nordic, { accountId: 'nordics' })).toMatchObject({
      parent: null,
      hasHiddenParent: true,
      children: [{ key: 'bergen' }, { key: 'oslo' }],
      tree: { accounts: 3, accountsInAll: 3 },
    });
    expect(await invoke(getAccount, nordic, { accountId: 'nordics' })).toMatchObject({ parentId: null, relationship: 'region', status: 'at_risk' });
  });

  it('says how many accounts of a tree the sums are of', async () => {
    const top = await memberSeeing({ all: [{ column: 'name', op: 'has', value: 'freight' }] });
    expect(await invoke(listAccountChildren, top, { accountId: 'halden' })).toMatchObject({ children: [], tree: { accounts: 1, accountsInAll: 5 } });
  });

  it('finds nothing behind the id of an account outside it, and changes nothing there', async () => {
    for (const operation of [getAccount, getAccountBanner, listAccountChildren, deleteAccount, pinAccount]) {
      await expect(invoke<unknown, unknown>(operation as never, nordic, { accountId: 'corvane' })).rejects.toMatchObject({ code: 'not_found' });
      await expect(invoke<unknown, unknown>(operation as never, nordic, { accountId: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
    }
    const put = await invoke(upsertAccounts, nordic, {
      data: [
        { id: 'corvane', name: 'Mine now' },
        { id: 'oslo', name: 'Halden Oslo', parentId: 'halden' },
      ],
    });
    expect(put.rejected.map(({ errors }) => errors[0]?.code)).toEqual(['not_found', 'unknown_parent']);
    await expect(invoke(moveAccount, nordic, { accountId: 'oslo', parentId: 'iberia' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await names(owner)).toContain('Corvane Cold Chain');
  });
});

describe('what a team sees', () => {
  it('follows every input of its filter in the same transaction', async () => {
    const person = await memberSeeing({
      all: [
        { column: 'status', op: 'in', value: ['at_risk'] },
        { column: 'owner', op: 'is', value: 'tobias@fernway.example' },
      ],
    });
    expect(await names(person)).toEqual(['Halden Nordics']);
    await invoke(upsertAccounts, owner, { data: [{ id: 'iberia', name: 'Halden Iberia', status: 'at_risk', ownerEmail: 'tobias@fernway.example' }] });
    expect(await names(person)).toEqual(['Halden Iberia', 'Halden Nordics']);
    await invoke(upsertAccounts, owner, { data: [{ id: 'iberia', name: 'Halden Iberia', ownerEmail: null }] });
    expect(await names(person)).toEqual(['Halden Nordics']);
  });

  it('follows a subtree that moves', async () => {
    await invoke(moveAccount, owner, { accountId: 'iberia', parentId: 'corvane' });
    await invoke(upsertAccounts, owner, { data: [{ id: 'cadiz', name: 'Halden Cadiz', type: 'product', parentId: 'iberia' }] });
    const person = await memberSeeing({ all: [{ column: 'tree', op: 'is', value: 'halden' }] });
    expect(await names(person)).not.toContain('Halden Cadiz');
    await invoke(moveAccount, owner, { accountId: 'iberia', parentId: 'halden' });
    expect(await names(person)).toEqual(expect.arrayContaining(['Halden Cadiz', 'Halden Iberia']));
    await invoke(deleteAccount, owner, { accountId: 'cadiz' });
    expect(await names(person)).not.toContain('Halden Cadiz');
  });

  it('is nothing without sets', async () => {
    const teamId = await newTeam(owner, []);
    const person = await newPerson(owner, { sees: 'teams', teamIds: [teamId] });
    await invoke(refreshAccountVisibility, owner, { all: true });
    expect(await list(person)).toMatchObject({ rows: [], total: 0 });
  });
});

describe('a deleted account', () => {
  it('is in no list, count or search, whatever the filter', async () => {
    const filters: Filter[] = [
      EVERYTHING,
      { all: [{ column: 'mau', op: 'lte', value: 0 }] },
      {
        all: [
          { column: 'mau', op: 'lte', value: 0 },
          { column: 'type', op: 'is', value: 'company' },
        ],
      },
    ];
    const totals = () =>
      Promise.all(filters.map(async (filter) => (await invoke(listAccounts, owner, { filter, sort: BY_NAME, cursor: null, limit: 1 })).total));
    const before = await totals();
    await invoke(upsertAccounts, owner, { data: [{ id: 'short-lived', name: 'Short lived' }] });
    expect(await totals()).toEqual(before.map((total) => total + 1));
    await invoke(deleteAccount, owner, { accountId: 'short-lived' });
    expect(await totals()).toEqual(before);
    expect((await invoke(search, owner, { query: 'short' })).accounts).toEqual([]);
  });
});

describe('pins and neighbours', () => {
  it('keeps a pin once, until it is taken away', async () => {
    await invoke(pinAccount, nordic, { accountId: 'oslo' });
    await invoke(pinAccount, nordic, { accountId: 'oslo' });
    expect((await invoke(getAccount, nordic, { accountId: 'oslo' })).isPinned).toBe(true);
    await invoke(unpinAccount, nordic, { accountId: 'oslo' });
    expect((await invoke(getAccount, nordic, { accountId: 'oslo' })).isPinned).toBe(false);
  });

  it('places an account in the list one came from', async () => {
    const place = async (accountId: string, filter = EVERYTHING) =>
      (await invoke(getAccountHead, nordic, { accountId, list: { filter, sort: BY_NAME } })).place;
    expect(await place('nordics')).toEqual({ position: 2, total: 3, previousId: 'bergen', nextId: 'oslo' });
    expect(await place('bergen')).toEqual({ position: 1, total: 3, previousId: null, nextId: 'nordics' });
    expect(await place('oslo', { all: [{ column: 'type', op: 'is', value: 'region' }] })).toBeNull();
  });
});
