import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, may, type UserActor } from '@/lib/core/actor';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { seenAs } from '@/lib/core/seen-as';
import { upsertAccounts } from '@/lib/features/account/commands';
import { getAccountHead } from '@/lib/features/account/queries';
import {
  createLayout,
  deleteLayout,
  discardLayoutDraft,
  publishLayout,
  rollBackLayout,
  saveLayoutDraft,
  withdrawLayout,
} from '@/lib/features/layout/commands';
import type { LayoutTarget } from '@/lib/features/layout/contract';
import { listLayouts, readLayout } from '@/lib/features/layout/queries';
import { createTeam, updateTeam } from '@/lib/features/team/commands';
import { readAccountLayout } from '@/lib/registry/account-layout';
import { newPerson, newTenant } from '@/tests/support/tenant';

const widget = (id: string, width: 1 | 2 | 3 = 1) => ({ id, area: 'main' as const, width, height: 2 as const });
/** Content that shows one widget of a width by which it is told from others. */
const showing = (width: 1 | 2 | 3) => ({ tabs: [], widgets: [widget('usage', width)] });

let system: Caller;
let admin: Caller & { actor: UserActor };
let team: string;
let other: string;

const person = (teamIds: string[], rest: Partial<UserActor> = {}) => newPerson(system, { teamIds, ...rest });

async function publish(target: Partial<LayoutTarget>, content: object): Promise<{ id: string; version: number }> {
  const made = await invoke(createLayout, system, { accountType: null, teamId: null, variant: 'any', ...target, content });
  return invoke(publishLayout, system, made).then(({ id, version }) => ({ id, version }));
}

/** The layout that a person sees on an account, named by its type, team and variant. */
async function seen(caller: Caller, accountId: string): Promise<string> {
  const { layout } = await invoke(getAccountHead, caller, { accountId });
  if (!layout) return 'built-in';
  return [layout.typeName ?? 'any', layout.teamName ?? 'any', layout.variant].join(' ');
}

beforeAll(async () => {
  system = await newTenant('Fernway');
  admin = await newPerson(system, { role: 'global_admin' });
  await invoke(upsertAccounts, system, {
    data: [
      { id: 'group', name: 'Group', type: 'company' },
      { id: 'north', name: 'North', type: 'region', parentId: 'group' },
      { id: 'dispatch', name: 'Dispatch', type: 'product', parentId: 'north' },
      { id: 'lone', name: 'Lone', type: 'region' },
    ],
  });
  team = (await invoke(createTeam, system, { name: 'North' })).id;
  other = (await invoke(createTeam, system, { name: 'Arctic' })).id;
});

afterAll(closeConnections);

describe('the layout of an account', () => {
  it('is the most specific published one for its type, the reader’s teams and its place', async () => {
    const [member, nobody] = [await person([team]), await person([])];
    const made: string[] = [];
    const add = async (target: Partial<LayoutTarget>) => made.push((await publish(target, showing(1))).id);
    const all = async () => [await seen(member, 'north'), await seen(nobody, 'north'), await seen(member, 'dispatch'), await seen(member, 'lone')];

    expect(await all()).toEqual(['built-in', 'built-in', 'built-in', 'built-in']);
    await add({});
    expect(await all()).toEqual(Array(4).fill('any any any'));
    await add({ variant: 'child' });
    expect(await all()).toEqual(['any any any', 'any any any', 'any any child', 'any any any']);
    await add({ teamId: team });
    expect(await all()).toEqual(['any North any', 'any any any', 'any North any', 'any North any']);
    await add({ accountType: 'region' });
    expect(await all()).toEqual(['Region any any', 'Region any any', 'any North any', 'Region any any']);
    await add({ accountType: 'region', variant: 'parent' });
    expect(await all()).toEqual(['Region any parent', 'Region any parent', 'any North any', 'Region any any']);
    await add({ accountType: 'region', teamId: team });
    expect(await all()).toEqual(['Region North any', 'Region any parent', 'any North any', 'Region North any']);
    await add({ accountType: 'region', teamId: other });
    const both = await person([team, other]);
    expect(await seen(both, 'lone')).toBe('Region Arctic any');

    for (const id of made) await invoke(deleteLayout, system, { id });
    expect(await all()).toEqual(['built-in', 'built-in', 'built-in', 'built-in']);
  });

  it('is seen by others once it is published, and by an editor before', async () => {
    const member = await person([team]);
    const made = await invoke(createLayout, admin, { accountType: 'region', teamId: team, variant: 'any', content: showing(2) });
    expect(await seen(member, 'lone')).toBe('built-in');
    const asked = { accountId: 'lone', layoutId: made.id };
    expect((await invoke(getAccountHead, admin, asked)).layout).toMatchObject({ id: made.id, content: showing(2) });
    expect((await invoke(getAccountHead, member, asked)).layout).toBeNull();
    await invoke(publishLayout, admin, made);
    expect(await seen(member, 'lone')).toBe('Region North any');
    await invoke(deleteLayout, admin, { id: made.id });
  });

  it('leaves out ids that no registry knows', async () => {
    const content = { tabs: [{ id: 'gone', shown: true }], widgets: [widget('nobody'), widget('usage', 3)] };
    const { id } = await publish({ accountType: 'region' }, content);
    const { layout } = await invoke(getAccountHead, admin, { accountId: 'lone' });
    expect(readAccountLayout(layout?.content)).toMatchObject({ widgets: [widget('usage', 3)], dropped: ['gone', 'nobody'] });
    await invoke(deleteLayout, system, { id });
  });
});

describe('a draft', () => {
  it('tells the second of two editors, and changes nothing of the first', async () => {
    const { id, version } = await publish({ accountType: 'company' }, showing(1));
    const first = await invoke(saveLayoutDraft, admin, { id, version, content: showing(2) });
    for (const second of [
      () => invoke(saveLayoutDraft, system, { id, version, content: showing(3) }),
      () => invoke(publishLayout, system, { id, version }),
      () => invoke(discardLayoutDraft, system, { id, version }),
    ]) {
      await expect(second()).rejects.toMatchObject({ code: 'conflict' });
    }
    expect(await invoke(readLayout, system, { id })).toMatchObject({ content: showing(2), version: first.version, published: 1, hasDraft: true });
    await invoke(saveLayoutDraft, system, { ...first, content: showing(3) });
    expect((await invoke(readLayout, admin, { id })).content).toEqual(showing(3));
    await invoke(deleteLayout, system, { id });
  });

  it('is published, discarded and rolled back to, version by version', async () => {
    const shown = async () => (await invoke(getAccountHead, admin, { accountId: 'group' })).layout?.content;
    const { id, version } = await publish({ accountType: 'company' }, showing(1));
    const draft = await invoke(saveLayoutDraft, admin, { id, version, content: showing(2) });
    expect(await shown()).toEqual(showing(1));
    const discarded = await invoke(discardLayoutDraft, admin, draft);
    await expect(invoke(publishLayout, admin, discarded)).rejects.toMatchObject({ code: 'precondition' });
    const again = await invoke(saveLayoutDraft, admin, { ...discarded, content: showing(2) });
    expect(await invoke(publishLayout, admin, again)).toMatchObject({ number: 2, former: 1 });
    expect(await shown()).toEqual(showing(2));
    expect(await invoke(rollBackLayout, admin, { id, number: 1 })).toMatchObject({ number: 3, former: 2 });
    expect(await shown()).toEqual(showing(1));
    const { versions } = await invoke(readLayout, admin, { id });
    expect(versions.map(({ number, publishedBy }) => [number, publishedBy])).toEqual([
      [3, admin.actor.name],
      [2, admin.actor.name],
      [1, null],
    ]);
    await invoke(withdrawLayout, admin, { id });
    expect(await shown()).toBeUndefined();
    expect(await invoke(readLayout, admin, { id })).toMatchObject({ published: null, hasDraft: true, content: showing(1) });
    await invoke(deleteLayout, admin, { id });
  });

  it('stands once for a type, a team and a variant, also where all are open', async () => {
    for (const target of [{}, { accountType: 'region', teamId: team, variant: 'child' }] as const) {
      const { id } = await publish(target, showing(1));
      const twin = { accountType: null, teamId: null, variant: 'any', ...target, content: showing(1) };
      await expect(invoke(createLayout, admin, twin)).rejects.toMatchObject({ code: 'conflict' });
      await invoke(deleteLayout, system, { id });
    }
  });
});

it('is shaped by other admins for their own teams only', async () => {
  const lead = await person([team], { role: 'advanced' });
  await invoke(updateTeam, system, { id: team, memberIds: [lead.actor.membershipId] });
  const everybodys = await publish({ accountType: 'region' }, showing(1));
  const others = await publish({ accountType: 'region', teamId: other }, showing(1));
  const own = await invoke(createLayout, lead, { accountType: null, teamId: team, variant: 'any', content: showing(1) });
  await invoke(publishLayout, lead, own);
  for (const { id, version } of [everybodys, others]) {
    await expect(invoke(saveLayoutDraft, lead, { id, version, content: showing(2) })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(invoke(deleteLayout, lead, { id })).rejects.toMatchObject({ code: 'forbidden' });
  }
  for (const teamId of [null, other]) {
    const theirs = { accountType: 'product', teamId, variant: 'any', content: showing(1) };
    await expect(invoke(createLayout, lead, theirs)).rejects.toMatchObject({ code: 'forbidden' });
  }
  const editable = async (caller: Caller) => (await invoke(listLayouts, caller, {})).filter((layout) => layout.editable).map(({ id }) => id);
  expect(await editable(lead)).toEqual([own.id]);
  expect(await editable(admin)).toHaveLength(3);
  expect(await editable(await person([team]))).toEqual([]);
});

describe('a draft seen through the eyes of a person', () => {
  const asTheySee = (looker: Caller & { actor: UserActor }, { actor }: { actor: UserActor }): Caller => ({
    ...looker,
    actor: seenAs(looker.actor, actor),
  });

  it('shows the draft with what that person may do, and changes nothing', async () => {
    const viewer = await person([team], { licence: 'viewer' });
    const made = await invoke(createLayout, system, { accountType: 'product', teamId: team, variant: 'any', content: showing(3) });
    const theirs = asTheySee(admin, viewer);
    const asked = { accountId: 'dispatch', layoutId: made.id };
    expect((await invoke(getAccountHead, theirs, asked)).layout).toMatchObject({ id: made.id, content: showing(3) });
    expect((await invoke(getAccountHead, viewer, asked)).layout?.id).not.toBe(made.id);
    expect([may(theirs.actor, 'account:read'), may(theirs.actor, 'account:write'), may(theirs.actor, 'layout:admin')]).toEqual([true, false, false]);
    const put = { data: [{ id: 'dispatch', name: 'Renamed' }] };
    await expect(invoke(upsertAccounts, theirs, put)).rejects.toMatchObject({ code: 'forbidden' });
    const practitioner = asTheySee(admin, await person([team]));
    await expect(invoke(upsertAccounts, practitioner, put)).rejects.toMatchObject({ code: 'forbidden' });
    await invoke(deleteLayout, system, { id: made.id });
  });

  it('never shows who looks more than they see themselves', async () => {
    const shaper = await newPerson(system, { role: 'advanced', sees: 'teams', teamIds: [other] });
    const seesAll = await newPerson(system, { role: 'global_admin' });
    await expect(invoke(getAccountHead, asTheySee(shaper, seesAll), { accountId: 'lone' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await invoke(getAccountHead, asTheySee(seesAll, seesAll), { accountId: 'lone' })).detail.key).toBe('lone');
    await expect(invoke(getAccountHead, asTheySee(seesAll, shaper), { accountId: 'lone' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
