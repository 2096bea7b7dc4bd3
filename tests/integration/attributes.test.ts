import '@/tests/support/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { bulkUpdateAccounts, upsertAccounts } from '@/lib/features/account/commands';
import { editField } from '@/lib/features/account/edit-field';
import { readHistory } from '@/lib/features/account/history';
import { getAccount } from '@/lib/features/account/queries';
import { accountTable } from '@/lib/features/account/table';
import { archiveAttribute, createAttribute, moveAttribute, restoreAttribute, updateAttribute } from '@/lib/features/attribute/commands';
import { listAttributes } from '@/lib/features/attribute/queries';
import { listAttributeUses } from '@/lib/features/attribute/uses';
import { createHealthModel, deleteHealthModel } from '@/lib/features/health/model-commands';
import { createPlay, updatePlay } from '@/lib/features/play/commands';
import { addAccountSet, createTeam, deleteAccountSet } from '@/lib/features/team/commands';
import { saveView, updateView } from '@/lib/features/view/commands';
import { defaultState } from '@/lib/kit/table-state';
import { viewText } from '@/lib/kit/view-text';
import { ingestAll } from '@/tests/support/golden';
import { refusalOf } from '@/tests/support/matrix';
import { newPerson, newTenant } from '@/tests/support/tenant';

let owner: Caller;
beforeAll(async () => {
  owner = await newTenant('Fernway', { timezone: 'UTC' });
});
afterAll(closeConnections);

const put = (...data: Record<string, unknown>[]) => invoke(upsertAccounts, owner, { data });
const define = (key: string, kind: string, rest = {}) => invoke(createAttribute, owner, { key, label: key, kind, ...rest });

/** The typed values of an account: the one column that is filled. */
async function typedOf(key: string): Promise<Record<string, string | number>> {
  const rows = await withTenant(owner.organization.id, (db) =>
    db
      .selectFrom('attributeValue as v')
      .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'v.organizationId').onRef('a.id', '=', 'v.accountId'))
      .select(['v.key', 'v.textValue', 'v.numberValue', 'v.dayValue'])
      .where('a.key', '=', key)
      .orderBy('v.key')
      .execute(),
  );
  return Object.fromEntries(rows.map((row) => [row.key, row.textValue ?? row.numberValue ?? row.dayValue ?? '']));
}

function changesOf(key: string) {
  return withTenant(owner.organization.id, (db) =>
    db
      .selectFrom('fieldChange as c')
      .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'c.organizationId').onRef('a.id', '=', 'c.accountId'))
      .select(['c.field', 'c.before', 'c.after', 'c.actorKind', 'c.source'])
      .where('a.key', '=', key)
      .orderBy('c.id')
      .execute(),
  );
}

describe('typed values', () => {
  const choices = [
    { value: 'low', label: 'Low' },
    { value: 'high', label: 'High', colour: 'poor' },
  ];

  beforeAll(async () => {
    await define('seats', 'number', { unit: 'seats' });
    await define('fee', 'currency', { currency: 'EUR' });
    await define('renews', 'date');
    await define('signed', 'date');
    await define('risk', 'list', { choices });
    await define('sponsor', 'person');
    await define('term', 'calculated', { formula: 'days(signed, renews)', unit: 'days' });
    await define('yearly', 'calculated', { formula: 'fee * seats * 12', currency: 'EUR' });
    await define('perDay', 'calculated', { formula: 'round(yearly / term, 2)' });
  });

  it('follow what is stored, and calculated ones follow those', async () => {
    const { actor } = await newPerson(owner, { email: 'sponsor@fernway.example' });
    expect(actor.email).toBe('sponsor@fernway.example');
    const attributes = { seats: 40, fee: 1250, renews: '2026-12-31', signed: '2026-01-31', risk: 'high', sponsor: actor.email, other: 'x' };
    expect(await put({ id: 'one', name: 'One', attributes })).toMatchObject({ accepted: 1, rejected: [] });
    const { other: _other, ...known } = attributes;
    expect(await typedOf('one')).toEqual({ ...known, term: 334, yearly: 600_000, perDay: 1796.41 });
    await put({ id: 'one', name: 'One', attributes: { seats: 41, renews: null } });
    const { renews: _renews, ...kept } = known;
    expect(await typedOf('one')).toEqual({ ...kept, seats: 41, yearly: 615_000 });
  });

  it.each([
    ['seats', 'forty', 'Must be a number'],
    ['fee', 12.5, 'Must be a whole number of minor units up to 10^15'],
    ['fee', 2e15, 'Must be a whole number of minor units up to 10^15'],
    ['renews', '2026-02-30', 'Must be a day, written YYYY-MM-DD'],
    ['risk', 'middling', 'Is none of the choices'],
    ['sponsor', 'stranger@elsewhere.example', 'Must be the e-mail address of a member'],
    ['term', 3, 'Is calculated and cannot be set'],
  ])('refuse %s %s, and the record changes nothing', async (key, value, message) => {
    const before = await typedOf('one');
    const { accepted, rejected } = await put({ id: 'one', name: 'Renamed', attributes: { seats: 7, [key]: value } }, { id: 'two', name: 'Two' });
    expect([accepted, rejected]).toEqual([1, [{ index: 0, id: 'one', errors: [{ path: `attributes.${key}`, code: 'attribute', message }] }]]);
    expect(await typedOf('one')).toEqual(before);
  });

  it('take what events say, and leave what does not fit as it was said', async () => {
    const traits = { seats: 'many', risk: 'low', address: { city: 'Bergen' } };
    await ingestAll(owner, [{ type: 'group', messageId: 'g1', userId: 'u', groupId: 'one', traits, timestamp: new Date().toISOString() }]);
    const typed = await typedOf('one');
    expect([typed.risk, 'seats' in typed, 'yearly' in typed]).toEqual(['low', false, false]);
    expect(await changesOf('one')).toContainEqual({ field: 'attributes.seats', before: 41, after: 'many', actorKind: 'system', source: 'event' });
  });

  it('are typed anew when a definition changes its kind, and found again when it comes back', async () => {
    await put({ id: 'three', name: 'Three', attributes: { size: '12', seats: 3 } });
    const { version } = await define('size', 'number');
    expect(await typedOf('three')).toEqual({ seats: 3 });
    await invoke(updateAttribute, owner, { key: 'size', kind: 'text', version });
    expect(await typedOf('three')).toEqual({ seats: 3, size: '12' });
    await invoke(archiveAttribute, owner, { key: 'size' });
    expect(await typedOf('three')).toEqual({ seats: 3 });
    await invoke(restoreAttribute, owner, { key: 'size' });
    expect(await typedOf('three')).toEqual({ seats: 3, size: '12' });
  });

  it('of a formula follow the formula', async () => {
    await put({ id: 'four', name: 'Four', attributes: { seats: 10, fee: 100 } });
    await invoke(updateAttribute, owner, { key: 'yearly', formula: 'fee * seats' });
    expect(await typedOf('four')).toMatchObject({ yearly: 1000 });
  });
});

describe('definitions', () => {
  it.each([
    [{ label: 'Loop', kind: 'calculated', formula: 'loop + 1' }, 'The formula depends on its own value'],
    [{ label: 'Wrong', kind: 'calculated', formula: 'nothing * 2' }, 'There is no numeric attribute nothing'],
    [{ label: 'Broken', kind: 'calculated', formula: '2 +' }, 'The formula ends too early (at character 4)'],
    [{ label: 'Empty', kind: 'list' }, 'Name at least one choice'],
    [{ label: 'Amount', kind: 'currency' }, 'Name the currency'],
    [{ label: 'Seats', kind: 'text' }, 'There is an attribute with this key already'],
  ])('refuse %o', async (input, message) => {
    expect(await refusalOf(invoke(createAttribute, owner, input))).toMatchObject({ code: 'invalid', message });
  });

  it('refuse a circle through another formula, and what would break one', async () => {
    await expect(invoke(updateAttribute, owner, { key: 'yearly', formula: 'perDay * 365' })).rejects.toThrow('The formula depends on its own value');
    await expect(invoke(updateAttribute, owner, { key: 'renews', kind: 'text' })).rejects.toThrow('The formula of term reads it');
    await expect(invoke(archiveAttribute, owner, { key: 'fee' })).rejects.toThrow('The formula of yearly reads it');
  });

  it('stay while a set or a play decides by them, and say which views show them', async () => {
    await define('grade', 'text');
    const filter = { all: [{ column: 'text.grade', op: 'is', value: 'Key' }] };
    const { id: teamId } = await invoke(createTeam, owner, { name: 'Nordics' });
    const { id: setId } = await invoke(addAccountSet, owner, { teamId, name: 'Key ones', filter });
    const { id: playId, version } = await invoke(createPlay, owner, { name: 'Onboard', exit: filter });
    const person = await newPerson(owner);
    const state = viewText(accountTable, { ...defaultState(accountTable), columns: ['name', 'text.grade'] });
    const view = await invoke(saveView, person, { tableId: 'accounts', name: 'Tiers', state });
    expect(await invoke(listAttributeUses, owner, { key: 'grade' })).toEqual([
      { kind: 'set', name: 'Key ones', team: 'Nordics' },
      { kind: 'play', name: 'Onboard', team: null },
      { kind: 'view', name: null, team: null },
    ]);
    const archive = () => invoke(archiveAttribute, owner, { key: 'grade' });
    await expect(archive()).rejects.toThrow('the set “Key ones” of the team “Nordics”, the play “Onboard”');
    await invoke(deleteAccountSet, owner, { id: setId });
    await invoke(updatePlay, owner, { id: playId, version, exit: null });
    await invoke(updateView, person, { id: view.id, shared: true });
    expect(await invoke(listAttributeUses, owner, { key: 'grade' })).toEqual([{ kind: 'view', name: 'Tiers', team: null }]);
    await archive();
  });

  it('are kept while a health model scores by them or is for accounts by them', async () => {
    await define('maturity', 'text');
    const scale = { kind: 'categories', scores: [{ value: 'high', score: 90 }], other: null };
    const member = { metric: 'attribute:maturity', scale, missing: { policy: 'exclude' }, staleDays: null };
    const content = { components: [{ key: 'maturity', name: null, weight: 1, members: [member] }], bands: { average: 31, good: 71 } };
    const model = await invoke(createHealthModel, owner, { name: 'By maturity', content });
    expect(await invoke(listAttributeUses, owner, { key: 'maturity' })).toEqual([{ kind: 'health', name: 'By maturity', team: null }]);
    await expect(invoke(archiveAttribute, owner, { key: 'maturity' })).rejects.toThrow('the health model “By maturity”');
    await invoke(deleteHealthModel, owner, { id: model.id });
    await invoke(archiveAttribute, owner, { key: 'maturity' });
  });

  it('are set on many accounts at once, typed, and put back as they were', async () => {
    await put({ id: 'bulk-1', name: 'One', attributes: { seats: 3 } }, { id: 'bulk-2', name: 'Two' });
    const change = (value: unknown) =>
      invoke(bulkUpdateAccounts, owner, { accountIds: ['bulk-1', 'bulk-2'], changes: { attributes: { seats: value } } });
    await expect(change('many')).rejects.toMatchObject({ code: 'invalid' });
    const { changed, undo } = await change(40);
    expect([changed, await typedOf('bulk-1'), await typedOf('bulk-2')]).toEqual([2, { seats: 40 }, { seats: 40 }]);
    await put(...undo);
    expect([await typedOf('bulk-1'), await typedOf('bulk-2')]).toEqual([{ seats: 3 }, {}]);
  });

  it('refuse the second of two editors', async () => {
    const { version } = await define('channel', 'text');
    await invoke(updateAttribute, owner, { key: 'channel', label: 'Sales channel', version });
    expect(await refusalOf(invoke(updateAttribute, owner, { key: 'channel', label: 'Channel', version }))).toMatchObject({ code: 'conflict' });
  });

  it('keep the order they are put into', async () => {
    const keys = async () => (await invoke(listAttributes, owner, {})).map(({ key }) => key);
    const before = await keys();
    await invoke(moveAttribute, owner, { key: 'channel', to: 0 });
    expect(await keys()).toEqual(['channel', ...before.filter((key) => key !== 'channel')]);
  });
});

describe('history', () => {
  beforeEach(() => put({ id: 'five', name: 'Five', status: 'active', attributes: { note: 'a' } }));

  it('tells old and new of each field, who and from where; a new account has none', async () => {
    const person = await newPerson(owner);
    const before = await changesOf('five');
    await invoke(upsertAccounts, person, { data: [{ id: 'five', name: 'Cinque', status: null, attributes: { note: 'b', more: 1 } }] });
    expect((await changesOf('five')).slice(before.length)).toEqual(
      [
        { field: 'name', before: 'Five', after: 'Cinque' },
        { field: 'status', before: 'active', after: null },
        { field: 'attributes.note', before: 'a', after: 'b' },
        { field: 'attributes.more', before: null, after: 1 },
      ].map((change) => ({ ...change, actorKind: 'user', source: 'app' })),
    );
  });

  it('stands on the timeline for status, stage, owner and key attributes', async () => {
    await define('tier', 'text', { isKey: true, label: 'Tier' });
    await put({ id: 'six', name: 'Six', attributes: { tier: 'Growth' } });
    await put({ id: 'six', name: 'Sechs', lifecycleStage: 'renewal', attributes: { tier: 'Key', note: 'x' } });
    const told = await withTenant(owner.organization.id, (db) =>
      db.selectFrom('timelineEntry').select(['category', 'subtype', 'event', 'title', 'text']).orderBy('id', 'desc').limit(2).execute(),
    );
    const change = { category: 'change', event: 'changed' };
    expect(told).toEqual([
      { ...change, subtype: 'attributes.tier', title: 'Tier', text: 'Growth Key' },
      { ...change, subtype: 'lifecycleStage', title: 'Sechs', text: 'renewal' },
    ]);
  });

  it('is written for a thousand accounts at once', async () => {
    const many = (status: string) =>
      Array.from({ length: 1000 }, (_, n) => ({ id: `m${n}`, name: `M ${n}`, status, attributes: { seats: n, tier: status } }));
    expect(await put(...many('active'))).toMatchObject({ accepted: 1000 });
    expect(await put(...many('at_risk'))).toMatchObject({ accepted: 1000 });
    expect((await changesOf('m999')).map(({ field }) => field)).toEqual(['status', 'attributes.tier']);
    expect(await typedOf('m999')).toEqual({ seats: 999, tier: 'at_risk' });
  });
});

describe('an edit of one field', () => {
  const edit = (by: Caller, field: string, from: unknown, to: unknown) => invoke(editField, by, { accountId: 'seven', field, from, to });
  const history = (rest = {}) => invoke(readHistory, owner, { accountId: 'seven', ...rest });

  beforeAll(() => put({ id: 'seven', name: 'Seven', status: 'active', attributes: { seats: 5 } }));

  it('is refused for the second of two, who is told what the first one set', async () => {
    const [one, other] = [await newPerson(owner, { name: 'Aisha Bello' }), await newPerson(owner)];
    expect(await edit(one, 'attributes.seats', 5, 6)).toEqual({ conflict: null });
    expect(await edit(other, 'attributes.seats', 5, 7)).toEqual({ conflict: { now: 6 } });
    expect(await edit(other, 'attributes.seats', 6, 7)).toEqual({ conflict: null });
    expect(await edit(other, 'attributes.seats', 7, 6)).toEqual({ conflict: null });
    const { data: changes } = await history({ field: 'attributes.seats' });
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      [7, 6],
      [6, 7],
      [5, 6],
    ]);
    expect(changes.at(-1)).toMatchObject({ by: 'Aisha Bello', source: 'app' });
  });

  it.each([
    ['attributes.seats', 6, 'many', 'Must be a number'],
    ['name', 'Seven', null, 'Invalid input: expected string, received null'],
    ['ownerEmail', null, 'nobody', 'Invalid email address'],
    ['type', 'company', 'galaxy', 'There is no such account type'],
  ])('says at the field what is wrong with %s', async (field, from, to, message) => {
    await expect(edit(owner, field, from, to)).rejects.toMatchObject({ code: 'invalid', errors: [{ message }] });
  });

  it('takes own fields, and the history pages through them', async () => {
    await edit(owner, 'status', 'active', 'at_risk');
    await edit(owner, 'status', 'at_risk', null);
    await edit(owner, 'domain', null, 'seven.example');
    const first = await history({ limit: 2 });
    const second = await history({ limit: 2, cursor: first.nextCursor });
    expect([...first.data, ...second.data].map(({ field, after }) => [field, after])).toEqual([
      ['domain', 'seven.example'],
      ['status', null],
      ['status', 'at_risk'],
      ['attributes.seats', 6],
    ]);
    await expect(history({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('shows the fields in their order, with what does not fit and what is calculated', async () => {
    await put({ id: 'eight', name: 'Eight', attributes: { fee: 100, seats: 3 } });
    await invoke(updateAttribute, owner, { key: 'channel', kind: 'list', choices: [{ value: 'direct', label: 'Direct' }] });
    await ingestAll(owner, [
      { type: 'group', messageId: 'g8', userId: 'u', groupId: 'eight', traits: { channel: 'fax', address: { city: 'Bergen' } } },
    ]);
    const { fields, attributes } = await invoke(getAccount, owner, { accountId: 'eight' });
    expect(fields[0]).toMatchObject({ key: 'channel', value: 'fax', fits: false });
    expect(fields.find(({ key }) => key === 'yearly')).toMatchObject({ value: 300, fits: true });
    expect(attributes.address).toEqual({ city: 'Bergen' });
  });
});
