import '@/tests/support/database';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import type { UpsertResult } from '@/lib/core/upsert';
import {
  bulkUpdateAccounts,
  deleteAccount,
  moveAccount,
  refreshAccountVisibility,
  restoreAccount,
  upsertAccounts,
} from '@/lib/features/account/commands';
import { fillAccounts } from '@/tests/support/many-accounts';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

let caller: Caller;
let prefix = 0;
const put = (data: unknown[]): Promise<UpsertResult> => invoke(upsertAccounts, caller, { data });
/** Ids that no other test uses. */
const fresh = () => {
  prefix += 1;
  return (name: string) => `${prefix}-${name}`;
};

function stored(key: string) {
  return withTenant(caller.organization.id, (db) =>
    db
      .selectFrom('account as a')
      .leftJoin('account as p', (join) => join.onRef('p.organizationId', '=', 'a.organizationId').onRef('p.id', '=', 'a.parentId'))
      .selectAll('a')
      .select('p.key as parentKey')
      .where('a.key', '=', key)
      .executeTakeFirst(),
  );
}

beforeAll(async () => {
  caller = await newTenant('Fernway');
});

describe('account.upsert', () => {
  it('keeps what is absent, clears what is null, and merges attributes by key', async () => {
    const id = fresh()('a');
    const full = {
      id,
      name: 'Corvane',
      type: 'region',
      status: 'active',
      domain: 'corvane.example',
      ownerEmail: 'Marta@Fernway.example',
      attributes: { tier: 'Key', seats: 40, old: true },
    };
    expect(await put([full])).toEqual({ accepted: 1, stale: 0, rejected: [] });
    await put([{ id, name: 'Corvane Cold Chain', status: null, attributes: { seats: 41, old: null } }]);
    expect(await stored(id)).toMatchObject({
      name: 'Corvane Cold Chain',
      type: 'region',
      status: null,
      domain: 'corvane.example',
      ownerEmail: 'marta@fernway.example',
      attributes: { tier: 'Key', seats: 41 },
    });
  });

  it('reports each bad record by its place and takes the others', async () => {
    const id = fresh();
    const result = await put([
      { id: id('good'), name: 'Good' },
      { id: id('unknown field'), name: 'X', colour: 'red' },
      { id: '', name: 'X' },
      { id: id('nul'), name: 'a\0b' },
      { id: id('surrogate'), name: 'a\ud800' },
      { id: id('type'), name: 'X', type: 'planet' },
      { id: id('parent'), name: 'X', parentId: 'nobody' },
      'text',
      { id: 'x'.repeat(256), name: 'X' },
      { id: id('date'), name: 'X', createdAt: 'yesterday' },
      { id: id('mail'), name: 'X', ownerEmail: 'no address' },
      { id: id('attribute'), name: 'X', attributes: { deep: {} } },
      { id: id('nul in key'), name: 'X', attributes: { 'a\0': 1 } },
    ]);
    expect(result.accepted).toBe(1);
    expect(result.rejected.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(result.rejected.map(({ errors }) => errors[0]?.path)).toEqual([
      '',
      'id',
      'name',
      'name',
      'type',
      'parentId',
      '',
      'id',
      'createdAt',
      'ownerEmail',
      'attributes.deep',
      'attributes.a\0',
    ]);
    expect(result.rejected[0]?.id).toBe(id('unknown field'));
    expect(result.rejected[6]?.id).toBeNull();
    expect(await stored(id('good'))).toBeDefined();
    expect(await stored(id('parent'))).toBeUndefined();
  });

  it('refuses a call without records, with too many, or with a stray field as a whole', async () => {
    for (const raw of [{ data: [] }, { data: Array.from({ length: 1001 }, () => ({})) }, { data: [{}], more: 1 }, {}, null]) {
      await expect(invoke(upsertAccounts, caller, raw)).rejects.toMatchObject({ code: 'invalid' });
    }
  });

  it('ignores and counts what is older than the stored record', async () => {
    const id = fresh()('a');
    await put([{ id, name: 'New', updatedAt: '2026-03-02T00:00:00.000Z' }]);
    const result = await put([
      { id, name: 'Old', updatedAt: '2026-03-01T00:00:00.000Z' },
      { id, name: 'Same time', updatedAt: '2026-03-02T00:00:00.000Z' },
    ]);
    expect(result).toEqual({ accepted: 1, stale: 1, rejected: [] });
    expect(await stored(id)).toMatchObject({ name: 'Same time' });
    await put([{ id, name: 'Without a time' }]);
    expect(await stored(id)).toMatchObject({ name: 'Without a time' });
  });

  it('takes parents and children in any order', async () => {
    const id = fresh();
    await put([
      { id: id('leaf'), name: 'Leaf', parentId: id('middle') },
      { id: id('middle'), name: 'Middle', parentId: id('top') },
      { id: id('top'), name: 'Top' },
    ]);
    expect(await stored(id('leaf'))).toMatchObject({ depth: 2, parentKey: id('middle') });
  });

  it('swaps parent and child in one call, and refuses a circle with all that hang on it', async () => {
    const id = fresh();
    await put([
      { id: id('a'), name: 'A' },
      { id: id('b'), name: 'B', parentId: id('a') },
    ]);
    await put([
      { id: id('b'), name: 'B', parentId: null },
      { id: id('a'), name: 'A', parentId: id('b') },
    ]);
    expect(await stored(id('a'))).toMatchObject({ parentKey: id('b'), depth: 1 });
    const circle = await put([
      { id: id('b'), name: 'B', parentId: id('a') },
      { id: id('x'), name: 'X', parentId: id('y') },
      { id: id('y'), name: 'Y', parentId: id('x') },
      { id: id('z'), name: 'Z', parentId: id('y') },
      { id: id('self'), name: 'Self', parentId: id('self') },
      { id: id('fine'), name: 'Fine', parentId: id('a') },
    ]);
    expect(circle.accepted).toBe(1);
    expect(circle.rejected.map(({ errors }) => errors[0]?.code)).toEqual(['cycle', 'cycle', 'cycle', 'unknown_parent', 'cycle']);
  });

  it('allows only the parents that the account type names, also when the type changes', async () => {
    const id = fresh();
    const result = await put([
      { id: id('product'), name: 'P', type: 'product' },
      { id: id('company'), name: 'C', type: 'company', parentId: id('product') },
      { id: id('top'), name: 'T', type: 'company' },
      { id: id('below'), name: 'R', type: 'region', parentId: id('top') },
    ]);
    expect(result.rejected).toMatchObject([{ index: 1, errors: [{ path: 'parentId', code: 'parent_type' }] }]);
    expect((await put([{ id: id('top'), name: 'T', type: 'product' }])).rejected).toMatchObject([{ errors: [{ path: 'type', code: 'child_type' }] }]);
  });

  it('notes ids and names of fields in the audit log, never values', async () => {
    const id = fresh()('a');
    await put([{ id, name: 'Secret name', attributes: { plan: 'secret plan' } }]);
    await put([{ id, name: 'Secret name', attributes: { plan: 'secret plan' } }]);
    const entries = await withTenant(caller.organization.id, (db) =>
      db.selectFrom('auditEntry').select(['operation', 'detail']).where('subject', '=', `account:${id}`).execute(),
    );
    expect(entries).toEqual([{ operation: 'account.upsert', detail: { fields: ['name', 'type', 'attributes.plan'] } }]);
  });

  it('takes a thousand records in a fraction of a second', async () => {
    const id = fresh();
    const data = Array.from({ length: 1000 }, (_, n) => ({
      id: id(`${n}`),
      name: `Account ${n}`,
      ...(n > 0 && { parentId: id(`${Math.floor((n - 1) / 10)}`) }),
    }));
    const started = performance.now();
    expect(await put(data.toReversed())).toEqual({ accepted: 1000, stale: 0, rejected: [] });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(await stored(id('999'))).toMatchObject({ depth: 3 });
  });
});

describe('deleting and restoring', () => {
  it('lifts the children up and puts them back', async () => {
    const id = fresh();
    await put([
      { id: id('top'), name: 'Top' },
      { id: id('middle'), name: 'Middle', parentId: id('top'), status: 'active' },
      { id: id('leaf'), name: 'Leaf', parentId: id('middle') },
      { id: id('mover'), name: 'Mover', parentId: id('middle') },
    ]);
    await invoke(deleteAccount, caller, { accountId: id('middle') });
    expect(await stored(id('leaf'))).toMatchObject({ parentKey: id('top'), depth: 1 });
    await expect(invoke(deleteAccount, caller, { accountId: id('middle') })).rejects.toMatchObject({ code: 'not_found' });
    expect((await put([{ id: id('new'), name: 'New', parentId: id('middle') }])).rejected).toMatchObject([{ errors: [{ code: 'unknown_parent' }] }]);
    await invoke(moveAccount, caller, { accountId: id('mover'), parentId: null });
    expect(await put([{ id: id('middle'), name: 'Middle again' }])).toMatchObject({ accepted: 1 });
    expect(await stored(id('middle'))).toMatchObject({ name: 'Middle again', status: 'active', deletedAt: null, parentKey: id('top') });
    expect(await stored(id('leaf'))).toMatchObject({ parentKey: id('middle'), depth: 2 });
    expect(await stored(id('mover'))).toMatchObject({ parentKey: null, depth: 0 });
  });

  it('makes no circle when an account comes back below its former child', async () => {
    const id = fresh();
    await put([
      { id: id('x'), name: 'X' },
      { id: id('c'), name: 'C', parentId: id('x') },
    ]);
    await invoke(deleteAccount, caller, { accountId: id('x') });
    await put([{ id: id('x'), name: 'X', parentId: id('c') }]);
    expect(await stored(id('x'))).toMatchObject({ parentKey: id('c'), depth: 1 });
    expect(await stored(id('c'))).toMatchObject({ parentKey: null, depth: 0 });
  });

  it('restores by name of the operation, and only what is deleted', async () => {
    const id = fresh()('a');
    await put([{ id, name: 'A', attributes: { kept: 1 } }]);
    await expect(invoke(restoreAccount, caller, { accountId: id })).rejects.toMatchObject({ code: 'not_found' });
    await invoke(deleteAccount, caller, { accountId: id });
    await invoke(restoreAccount, caller, { accountId: id });
    expect(await stored(id)).toMatchObject({ deletedAt: null, attributes: { kept: 1 } });
  });
});

describe('account.bulk-update', () => {
  it('changes all of them or none, and answers with what undoes it', async () => {
    const id = fresh();
    await put([
      { id: id('a'), name: 'A', status: 'active' },
      { id: id('b'), name: 'B' },
    ]);
    await expect(invoke(bulkUpdateAccounts, caller, { accountIds: [id('a'), 'nobody'], changes: { status: 'churned' } })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await stored(id('a'))).toMatchObject({ status: 'active' });
    const { undo, changed } = await invoke(bulkUpdateAccounts, caller, {
      accountIds: [id('a'), id('b')],
      changes: { status: 'churned', ownerEmail: 'a@b.example' },
    });
    expect(changed).toBe(2);
    expect(await stored(id('b'))).toMatchObject({ status: 'churned', ownerEmail: 'a@b.example' });
    expect(await put(undo)).toMatchObject({ accepted: 2 });
    expect(await stored(id('a'))).toMatchObject({ status: 'active', ownerEmail: null });
    expect(await stored(id('b'))).toMatchObject({ status: null, ownerEmail: null });
  });

  it('changes everything that a filter lets through and the person may see', async () => {
    const id = fresh();
    await put(
      ['a', 'b', 'c'].map((name) => ({ id: id(name), name: `Bulk ${name}`, status: 'active', lifecycleStage: name === 'c' ? null : 'live' })),
    );
    const teamId = await newTeam(caller, [{ all: [{ column: 'name', op: 'starts', value: 'Bulk' }] }]);
    await put([{ id: id('d'), name: 'Beyond', lifecycleStage: 'live' }]);
    const person = await newPerson(caller, { role: 'advanced', sees: 'teams', teamIds: [teamId] });
    await invoke(refreshAccountVisibility, caller, { teamId });
    const filter = { all: [{ column: 'stage', op: 'is', value: 'live' }] };
    const { undo, changed } = await invoke(bulkUpdateAccounts, person, { filter, changes: { status: 'churned' } });
    expect(changed).toBe(2);
    const statuses = async () => (await Promise.all(['a', 'b', 'c', 'd'].map((name) => stored(id(name))))).map((account) => account?.status);
    expect(await statuses()).toEqual(['churned', 'churned', 'active', null]);
    expect(await put(undo)).toMatchObject({ accepted: 2 });
    expect(await statuses()).toEqual(['active', 'active', 'active', null]);
    const nobody = { all: [{ column: 'stage', op: 'is', value: 'nowhere' }] };
    expect(await invoke(bulkUpdateAccounts, caller, { filter: nobody, changes: { status: 'churned' } })).toEqual({ changed: 0, undo: [] });
  });

  it('refuses more than 5,000 at once', async () => {
    const tenant = await newTenant('Many');
    await fillAccounts(tenant.organization.id, 5_001);
    const change = { changes: { status: 'churned' } };
    await expect(invoke(bulkUpdateAccounts, tenant, { filter: { all: [] }, ...change })).rejects.toMatchObject({ code: 'precondition' });
    const filter = { all: [{ column: 'status', op: 'filled', value: null }] };
    const { changed, undo } = await invoke(bulkUpdateAccounts, tenant, { filter, ...change });
    expect(changed).toBeGreaterThan(4_000);
    expect(undo).toHaveLength(changed);
  });
});
