import '@/tests/support/database';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { openStream } from '@/lib/core/stream';
import { upsertAccounts } from '@/lib/features/account/commands';
import { createRule, deleteRule } from '@/lib/features/alert-rule/commands';
import { archiveCollection, createCollection, restoreCollection, updateCollection } from '@/lib/features/collection/commands';
import { exportRows } from '@/lib/features/collection/export';
import { listRows, readCollections } from '@/lib/features/collection/queries';
import { deleteRow, restoreRow, saveRow, upsertRows } from '@/lib/features/collection/rows';
import { createHealthModel, deleteHealthModel } from '@/lib/features/health/model-commands';
import { PRESETS } from '@/lib/features/health/presets';
import { newTenant } from '@/tests/support/tenant';

const COLUMNS = [
  { id: 'site', label: 'Site', kind: 'text' },
  { id: 'docks', label: 'Docks', kind: 'number' },
  { id: 'live', label: 'Live since', kind: 'date' },
  { id: 'kind', label: 'Kind', kind: 'list', options: ['Depot', 'Office'] },
  { id: 'rent', label: 'Rent', kind: 'currency', currency: 'EUR' },
  { id: 'csm', label: 'Visited by', kind: 'person' },
  { id: 'night', label: 'Night shift', kind: 'checkbox' },
];

let caller: Caller;
let collectionId: string;
const place = () => ({ accountId: 'a', collectionId });
const put = (data: unknown[]) => invoke(upsertRows, caller, { ...place(), data });
const rows = () => invoke(listRows, caller, place());

beforeEach(async () => {
  caller = await newTenant('Fernway');
  await invoke(upsertAccounts, caller, { data: ['a', 'b'].map((id) => ({ id, name: id })) });
  collectionId = (await invoke(createCollection, caller, { name: 'Sites', columns: COLUMNS })).id;
});

describe('rows', () => {
  it('are checked by their columns, each by itself', async () => {
    const faults: [object, string][] = [
      [{ site: ' ' }, 'site'],
      [{}, 'site'],
      [{ site: 'x', docks: '3' }, 'docks'],
      [{ site: 'x', live: '2026-02-30' }, 'live'],
      [{ site: 'x', kind: 'Castle' }, 'kind'],
      [{ site: 'x', rent: 1.5 }, 'rent'],
      [{ site: 'x', csm: 'nobody' }, 'csm'],
      [{ site: 'x', night: 'yes' }, 'night'],
      [{ site: 'x', other: 1 }, ''],
    ];
    const result = await put([...faults.map(([row]) => row), { site: 'North', docks: 3, rent: 100, kind: 'Depot' }]);
    expect(result.rejected.map(({ errors }) => errors[0]?.path)).toEqual(faults.map(([, path]) => path));
    expect(await rows()).toMatchObject([{ key: 'North', values: { site: 'North', docks: 3, rent: 100, kind: 'Depot' } }]);
    expect(await invoke(listRows, caller, { accountId: 'b', collectionId })).toEqual([]);
  });

  it('keep what an upsert leaves out, and come back with what it says', async () => {
    await put([{ site: 'North', docks: 3, night: true }]);
    await put([{ site: 'North', docks: null }]);
    expect(await rows()).toMatchObject([{ values: { docks: null, night: true }, version: 2 }]);
    await invoke(deleteRow, caller, { ...place(), key: 'North' });
    expect(await rows()).toEqual([]);
    await invoke(restoreRow, caller, { ...place(), key: 'North' });
    expect(await rows()).toMatchObject([{ values: { night: true } }]);
  });

  it('are renamed, refuse a name that is taken, and tell the second of two editors', async () => {
    await put([{ site: 'North' }, { site: 'South' }]);
    const taken = { code: 'invalid', errors: [{ path: 'site', code: 'taken' }] };
    await expect(invoke(saveRow, caller, { ...place(), key: 'North', values: { site: 'South' } })).rejects.toMatchObject(taken);
    await expect(invoke(saveRow, caller, { ...place(), key: null, values: { site: 'South' } })).rejects.toMatchObject(taken);
    await invoke(saveRow, caller, { ...place(), key: 'North', version: 1, values: { site: 'Harbour' } });
    await expect(invoke(saveRow, caller, { ...place(), key: 'Harbour', version: 1, values: { site: 'Harbour' } })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await rows()).map(({ key }) => key)).toEqual(['Harbour', 'South']);
  });

  it('are a file, with the cells that a spreadsheet would run made harmless', async () => {
    await put([{ site: '=1+1', docks: 4, rent: 1250 }]);
    const input = { ...place(), filter: { all: [] }, sort: { column: 'site', direction: 'asc' }, columns: ['site', 'docks', 'rent'], words: {} };
    const chunks: string[] = [];
    for await (const chunk of await openStream(exportRows, async () => caller, input)) chunks.push(chunk);
    expect(chunks.join('')).toBe("Site,Docks,Rent\r\n'=1+1,4,12.5\r\n");
    for (const filter of ['docks', { all: [{ column: 'nowhere', op: 'is', value: 'x' }] }, { all: [{ column: 'docks', op: 'has', value: 'x' }] }])
      await expect(openStream(exportRows, async () => caller, { ...input, filter })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('definitions', () => {
  it('refuse columns that make no table', async () => {
    const make = (columns: object[]) => invoke(createCollection, caller, { name: 'X', columns });
    const text = { id: 'a', label: 'A', kind: 'text' };
    for (const columns of [[], [text, text], [{ ...text, kind: 'list', options: ['x'] }], [text, { id: 'b', label: 'B', kind: 'list' }]]) {
      await expect(make(columns)).rejects.toMatchObject({ code: 'invalid' });
    }
  });

  it('stay while a health model or an alert rule counts their rows', async () => {
    const [component] = PRESETS.relationship.components;
    const members = component.members.map((member) => ({ ...member, metric: `collection:${collectionId}` }));
    const content = { ...PRESETS.relationship, components: [{ ...component, members }] };
    const { id } = await invoke(createHealthModel, caller, { name: 'By rows', content });
    await expect(invoke(archiveCollection, caller, { id: collectionId })).rejects.toMatchObject({ code: 'precondition' });
    await invoke(deleteHealthModel, caller, { id });
    const conditions = [{ kind: 'figure', metric: `collection:${collectionId}`, op: 'gte', figure: 3 }];
    const rule = await invoke(createRule, caller, { name: 'Many rows', conditions });
    await expect(invoke(archiveCollection, caller, { id: collectionId })).rejects.toMatchObject({ message: expect.stringContaining('Many rows') });
    await invoke(deleteRule, caller, { id: rule.id });
    await invoke(archiveCollection, caller, { id: collectionId });
  });

  it('keep the key column, and rows over an archive', async () => {
    await put([{ site: 'North' }]);
    await expect(invoke(updateCollection, caller, { id: collectionId, columns: COLUMNS.slice(1, 3) })).rejects.toMatchObject({
      code: 'precondition',
    });
    await invoke(updateCollection, caller, { id: collectionId, version: 1, columns: COLUMNS.slice(0, 2) });
    await expect(invoke(updateCollection, caller, { id: collectionId, version: 1, name: 'Y' })).rejects.toMatchObject({ code: 'conflict' });
    await invoke(archiveCollection, caller, { id: collectionId });
    await expect(rows()).rejects.toMatchObject({ code: 'not_found' });
    expect(await invoke(readCollections, caller, { accountId: 'a' })).toEqual({ collections: [], shown: null });
    await invoke(restoreCollection, caller, { id: collectionId });
    expect(await invoke(readCollections, caller, { accountId: 'a' })).toMatchObject({
      collections: [{ rows: 1 }],
      shown: { rows: [{ key: 'North' }] },
    });
  });
});
