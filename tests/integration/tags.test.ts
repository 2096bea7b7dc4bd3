import '@/tests/support/database';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { listAccounts } from '@/lib/features/account/queries';
import { getRecord, listRecords } from '@/lib/features/account/records';
import { accountTable } from '@/lib/features/account/table';
import { setAccountTags, tagAccounts } from '@/lib/features/account/tags';
import { createRule } from '@/lib/features/alert-rule/commands';
import { readRule } from '@/lib/features/alert-rule/queries';
import { createHealthModel, updateHealthModel } from '@/lib/features/health/model-commands';
import { readHealthModel } from '@/lib/features/health/model-queries';
import { PRESETS } from '@/lib/features/health/presets';
import { createPlay } from '@/lib/features/play/commands';
import { listPlays } from '@/lib/features/play/queries';
import { createTag, deleteTag, mergeTags, updateTag } from '@/lib/features/tag/commands';
import { listTags } from '@/lib/features/tag/queries';
import { saveView } from '@/lib/features/view/commands';
import { listViews } from '@/lib/features/view/queries';
import { defaultState } from '@/lib/kit/table-state';
import { viewState, viewText } from '@/lib/kit/view-text';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

const BY_NAME = { column: 'name', direction: 'asc' };

let caller: Caller;
let tag: string;
let other: string;
const make = (name: string) => invoke(createTag, caller, { name }).then(({ id }) => id);
const put = (accountIds: string[], add: string[], remove: string[] = []) => invoke(tagAccounts, caller, { data: [{ accountIds, add, remove }] });
async function seen(filter: object[] = [], by = caller): Promise<string[]> {
  const { rows } = await invoke(listAccounts, by, { filter: { all: filter }, sort: BY_NAME, cursor: null });
  return rows.map(({ key }) => key);
}

beforeEach(async () => {
  caller = await newTenant('Fernway');
  await invoke(upsertAccounts, caller, { data: ['a', 'b', 'c'].map((id) => ({ id, name: id })) });
  [tag, other] = [await make('Strategic'), await make('Pilot')];
});

describe('tags of accounts', () => {
  it('filter the list by any of them, none of them, and having none', async () => {
    await put(['a', 'b'], [tag]);
    await put(['b'], [other]);
    expect(await seen([{ column: 'tags', op: 'is', value: tag }])).toEqual(['a', 'b']);
    expect(await seen([{ column: 'tags', op: 'in', value: [other, crypto.randomUUID()] }])).toEqual(['b']);
    expect(await seen([{ column: 'tags', op: 'not', value: other }])).toEqual(['a', 'c']);
    expect(await seen([{ column: 'tags', op: 'empty', value: null }])).toEqual(['c']);
    expect(await seen([{ column: 'tags', op: 'is', value: 'no id at all' }])).toEqual([]);
    const { rows } = await invoke(listAccounts, caller, { filter: { all: [] }, sort: BY_NAME, cursor: null });
    expect(rows[1]?.tags.map(({ name }) => name)).toEqual(['Pilot', 'Strategic']);
  });

  it('are put on many accounts at once, all or none, and taken back as they were', async () => {
    await put(['a'], [tag]);
    await expect(put(['b', 'nobody'], [tag])).rejects.toMatchObject({ code: 'not_found' });
    await expect(put(['b'], [crypto.randomUUID()])).rejects.toMatchObject({ code: 'not_found' });
    expect(await seen([{ column: 'tags', op: 'filled', value: null }])).toEqual(['a']);
    const { changed, undo } = await invoke(tagAccounts, caller, { data: [{ filter: { all: [] }, add: [other], remove: [tag] }] });
    expect(changed).toBe(3);
    await invoke(tagAccounts, caller, { data: undo });
    expect(await seen([{ column: 'tags', op: 'is', value: tag }])).toEqual(['a']);
    expect(await seen([{ column: 'tags', op: 'is', value: other }])).toEqual([]);
    await invoke(setAccountTags, caller, { accountId: 'a', tagIds: [other] });
    expect(await seen([{ column: 'tags', op: 'is', value: other }])).toEqual(['a']);
  });

  it('decide at once what a team may see, also when tags are merged or deleted', async () => {
    const teamId = await newTeam(caller, [{ all: [{ column: 'tags', op: 'is', value: tag }] }]);
    await invoke(refreshAccountVisibility, caller, { all: true });
    const limited = await newPerson(caller, { sees: 'teams', teamIds: [teamId] });
    expect(await seen([], limited)).toEqual([]);
    await put(['a', 'b'], [tag]);
    await put(['c'], [other]);
    expect(await seen([], limited)).toEqual(['a', 'b']);
    await invoke(mergeTags, caller, { id: other, mergedId: tag });
    expect(await seen([], limited)).toEqual(['a', 'b', 'c']);
    await put(['c'], [], [other]);
    expect(await seen([], limited)).toEqual(['a', 'b']);
    await invoke(deleteTag, caller, { id: other });
    expect(await seen([], limited)).toEqual([]);
  });
});

it('is followed by saved views, plays, health models and alert rules that ask for a tag that was merged', async () => {
  const person = await newPerson(caller);
  const asking = { all: [{ column: 'tags', op: 'in', value: [tag] }] } as const;
  const state = viewText(accountTable, { ...defaultState(accountTable), filter: { all: [{ column: 'tags', op: 'in', value: [tag] }] } });
  await invoke(saveView, person, { tableId: 'accounts', name: 'Strategic ones', state });
  await invoke(createPlay, caller, { name: 'Onboard', entry: asking, exit: { all: [{ column: 'tags', op: 'not', value: tag }] } });
  const model = await invoke(createHealthModel, caller, { name: 'Strategic', content: PRESETS.balanced });
  await invoke(updateHealthModel, caller, { ...model, name: 'Strategic', accountTypes: [], segment: asking });
  const conditions = [{ kind: 'figure', metric: 'openTickets', op: 'gte', figure: 5 }];
  const rule = await invoke(createRule, caller, { name: 'Tickets', conditions, segment: asking });
  await invoke(mergeTags, caller, { id: other, mergedId: tag });
  expect((await invoke(readRule, caller, { id: rule.id })).segment).toEqual({ all: [{ column: 'tags', op: 'in', value: [other] }] });
  expect((await invoke(readHealthModel, caller, { id: model.id })).segment).toEqual({ all: [{ column: 'tags', op: 'in', value: [other] }] });
  const [view] = await invoke(listViews, person, { tableId: 'accounts' });
  expect(viewState(accountTable, '', view?.state ?? '').filter).toEqual({ all: [{ column: 'tags', op: 'in', value: [other] }] });
  expect(await invoke(listPlays, caller, {})).toMatchObject([
    { entry: { all: [{ value: [other] }] }, exit: { all: [{ column: 'tags', op: 'not', value: other }] } },
  ]);
});

it('stands in the records that the API gives', async () => {
  await put(['a'], [tag, other]);
  expect(await invoke(getRecord, caller, { accountId: 'a' })).toMatchObject({ tags: [{ name: 'Pilot' }, { name: 'Strategic', id: tag }] });
  expect((await invoke(listRecords, caller, {})).data.map(({ tags }) => tags.length)).toEqual([2, 0, 0]);
});

it('keeps the names of tags apart', async () => {
  await expect(make('Pilot')).rejects.toMatchObject({ code: 'conflict' });
  await expect(invoke(updateTag, caller, { id: tag, name: 'Pilot' })).rejects.toMatchObject({ code: 'conflict' });
  await invoke(updateTag, caller, { id: tag, colour: 'green' });
  expect(await invoke(listTags, caller, {})).toMatchObject([
    { name: 'Pilot', accounts: 0 },
    { name: 'Strategic', colour: 'green' },
  ]);
});
