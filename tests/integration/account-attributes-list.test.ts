import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { openStream } from '@/lib/core/stream';
import { upsertAccounts } from '@/lib/features/account/commands';
import { exportAccounts } from '@/lib/features/account/export';
import { listAccountChoices, listAccounts } from '@/lib/features/account/queries';
import { createAttribute } from '@/lib/features/attribute/commands';
import { addAccountSet, createTeam } from '@/lib/features/team/commands';
import type { Condition } from '@/lib/kit/filter';
import { newPerson, newTenant } from '@/tests/support/tenant';

let owner: Caller;
const BY_NAME = { column: 'name', direction: 'asc' };
const list = (all: readonly Condition[], sort: object = BY_NAME, by = owner) => invoke(listAccounts, by, { filter: { all }, sort, cursor: null });
const keys = async (...given: Parameters<typeof list>) => (await list(...given)).rows.map(({ key }) => key);

beforeAll(async () => {
  owner = await newTenant('Fernway', { timezone: 'UTC' });
  const define = (key: string, kind: string, rest = {}) => invoke(createAttribute, owner, { key, label: key, kind, ...rest });
  await define('seats', 'number');
  await define('fee', 'currency', { currency: 'EUR' });
  await define('renews', 'date');
  await define('risk', 'list', {
    choices: [
      { value: 'lo', label: 'Low' },
      { value: 'hi', label: 'High' },
    ],
  });
  await define('region', 'text');
  await define('half', 'calculated', { formula: 'seats / 2' });
  const account = (id: string, attributes: object) => ({ id, name: id, attributes });
  await invoke(upsertAccounts, owner, {
    data: [
      account('a', { seats: 10, fee: 12_550, renews: '2026-12-31', risk: 'hi', region: 'Nordics' }),
      account('b', { seats: 2.5, fee: 100_000, renews: '2027-01-01', risk: 'lo', region: 'DACH' }),
      account('c', { seats: 7 }),
      account('d', {}),
    ],
  });
});
afterAll(closeConnections);

describe('the account list', () => {
  it.each<[Condition, string[]]>([
    [{ column: 'number.seats', op: 'gte', value: 7 }, ['a', 'c']],
    [{ column: 'number.seats', op: 'between', value: [2.5, 7] }, ['b', 'c']],
    [{ column: 'number.half', op: 'lte', value: 3.5 }, ['b', 'c']],
    [{ column: 'number.seats', op: 'empty', value: null }, ['d']],
    [{ column: 'number.seats', op: 'filled', value: null }, ['a', 'b', 'c']],
    [{ column: 'amount2.fee', op: 'gte', value: 125.5 }, ['a', 'b']],
    [{ column: 'amount2.fee', op: 'lte', value: 125.49 }, []],
    [{ column: 'day.renews', op: 'before', value: '2027-01-01' }, ['a']],
    [{ column: 'day.renews', op: 'after', value: '2026-12-30' }, ['a', 'b']],
    [{ column: 'text.risk', op: 'is', value: 'hi' }, ['a']],
    [{ column: 'text.risk', op: 'not', value: 'hi' }, ['b', 'c', 'd']],
    [{ column: 'text.region', op: 'in', value: ['Nordics', 'DACH'] }, ['a', 'b']],
    [{ column: 'text.unknown', op: 'is', value: 'x' }, []],
  ])('filters by %o', async (condition, expected) => {
    expect(await keys([condition])).toEqual(expected);
    expect((await list([condition])).total).toBe(expected.length);
  });

  it('sorts by an attribute, those without it last, and pages on', async () => {
    expect(await keys([], { column: 'number.seats', direction: 'desc' })).toEqual(['a', 'c', 'b', 'd']);
    expect(await keys([], { column: 'day.renews', direction: 'asc' })).toEqual(['a', 'b', 'c', 'd']);
    const sort = { column: 'number.seats', direction: 'asc' };
    const first = await invoke(listAccounts, owner, { filter: { all: [] }, sort, cursor: null, limit: 2 });
    const second = await invoke(listAccounts, owner, { filter: { all: [] }, sort, cursor: first.nextCursor, limit: 2 });
    expect([...first.rows, ...second.rows].map(({ key }) => key)).toEqual(['b', 'c', 'a', 'd']);
  });

  it('shows attributes as cells, offers their choices, and writes them into the file', async () => {
    const { rows } = await list([]);
    expect(rows[0]?.attributes).toEqual({
      'number.seats': 10,
      'number.half': 5,
      'amount2.fee': { amount: 12_550, currency: 'EUR' },
      'day.renews': '2026-12-31',
      'text.risk': 'High',
      'text.region': 'Nordics',
    });
    const choices: Record<string, unknown> = await invoke(listAccountChoices, owner, {});
    expect([choices['text.risk'], choices['text.region']]).toEqual([
      [
        { value: 'lo', label: 'Low' },
        { value: 'hi', label: 'High' },
      ],
      [
        { value: 'DACH', label: 'DACH' },
        { value: 'Nordics', label: 'Nordics' },
      ],
    ]);
    let text = '';
    const request = {
      filter: { all: [{ column: 'number.seats', op: 'gte', value: 7 }] },
      sort: BY_NAME,
      columns: ['name', 'number.seats', 'text.risk'],
      words: {},
    };
    for await (const chunk of await openStream(exportAccounts, async () => owner, request)) text += chunk;
    expect(text.split('\r\n').slice(1)).toEqual(['a,10,High', 'c,7,', '']);
  });

  it('refuses a value that the column cannot have', async () => {
    await expect(list([{ column: 'number.seats', op: 'gte', value: 'x' as unknown as number }])).rejects.toMatchObject({ code: 'invalid' });
    await expect(list([{ column: 'other.seats', op: 'gte', value: 1 }])).rejects.toMatchObject({ code: 'invalid' });
  });
});

it('a set of accounts by an attribute follows its values', async () => {
  const { id: teamId } = await invoke(createTeam, owner, { name: 'High risk' });
  await invoke(addAccountSet, owner, { teamId, name: 'set', filter: { all: [{ column: 'text.risk', op: 'is', value: 'hi' }] } });
  const person = await newPerson(owner, { sees: 'teams', teamIds: [teamId] });
  expect(await keys([], BY_NAME, person)).toEqual(['a']);
  await invoke(upsertAccounts, owner, {
    data: [
      { id: 'a', name: 'a', attributes: { risk: 'lo' } },
      { id: 'c', name: 'c', attributes: { risk: 'hi' } },
    ],
  });
  expect(await keys([], BY_NAME, person)).toEqual(['c']);
});
