import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, UserActor } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { upsertContacts } from '@/lib/features/contact/upsert';
import { createInteraction, deleteInteraction, restoreInteraction, updateInteraction } from '@/lib/features/interaction/commands';
import { getInteraction, listInteractionChoices, listInteractionTable } from '@/lib/features/interaction/queries';
import { getInteractionRecord, listInteractionRecords } from '@/lib/features/interaction/records';
import { upsertInteractions } from '@/lib/features/interaction/upsert';
import { newPerson, newTenant } from '@/tests/support/tenant';

let caller: Caller;
let marta: Caller & { actor: UserActor };

beforeAll(async () => {
  caller = await newTenant('Fernway');
  marta = await newPerson(caller, { name: 'Marta Lindqvist', email: 'marta@fernway.example' });
  await invoke(upsertAccounts, caller, {
    data: [
      { id: 'acme', name: 'Acme' },
      { id: 'other', name: 'Other' },
    ],
  });
  const contact = { accountId: 'acme', email: 'ines@acme.example', firstName: 'Inés', lastName: 'Duarte' };
  await invoke(upsertContacts, caller, {
    data: [
      { id: 'ines', ...contact },
      { ...contact, id: 'twin', accountId: 'other', lastName: 'Elsewhere' },
    ],
  });
});
afterAll(closeConnections);

const PAST = '2026-01-15T09:00:00.000Z';
const AHEAD = '2099-01-15T09:00:00.000Z';
const put = (record: object) =>
  invoke(upsertInteractions, caller, { data: [{ accountId: 'acme', type: 'call', subject: 'Call', occurredAt: PAST, ...record }] });
const stored = (id: string) => invoke(getInteractionRecord, caller, { id });
const table = (filter: object[], reader = caller) =>
  invoke(listInteractionTable, reader, {
    accountId: 'acme',
    filter: { all: filter },
    sort: { column: 'occurredAt', direction: 'desc' },
    cursor: null,
  });

describe('the API', () => {
  it.each([
    [{ occurredAt: PAST }, 'completed'],
    [{ occurredAt: AHEAD }, 'scheduled'],
    [{ occurredAt: AHEAD, completed: true }, 'completed'],
    [{ occurredAt: PAST, completed: false }, 'scheduled'],
    [{ occurredAt: PAST, completed: null }, 'completed'],
  ])('%j is %s', async (record, status) => {
    const id = crypto.randomUUID();
    expect(await put({ id, ...record })).toMatchObject({ accepted: 1, rejected: [] });
    expect(await stored(id)).toMatchObject({ status, completed: status === 'completed' });
  });

  it('keeps what is absent, clears what is null, and replaces participants whole', async () => {
    await put({
      id: 'merge',
      subtype: 'intro',
      body: 'Text',
      participants: [
        { email: 'A@acme.example', role: 'host' },
        { email: 'b@acme.example', role: 'guest' },
      ],
    });
    await put({ id: 'merge', subject: 'Renamed', body: null });
    expect(await stored('merge')).toMatchObject({ subject: 'Renamed', subtype: 'intro', body: null });
    expect((await stored('merge')).participants).toEqual([
      { email: 'a@acme.example', role: 'host' },
      { email: 'b@acme.example', role: 'guest' },
    ]);
    await put({
      id: 'merge',
      participants: [
        { email: 'b@acme.example', role: 'host' },
        { email: 'B@acme.example', role: 'again' },
      ],
    });
    expect((await stored('merge')).participants).toEqual([{ email: 'b@acme.example', role: 'host' }]);
    await put({ id: 'merge', participants: null });
    expect((await stored('merge')).participants).toEqual([]);
  });

  it('a cancelled touchpoint that did not take place stays cancelled', async () => {
    const { id } = await invoke(createInteraction, caller, {
      accountId: 'acme',
      type: 'call',
      subject: 'Off',
      occurredAt: PAST,
      status: 'cancelled',
    });
    await put({ id, completed: false });
    expect((await stored(id)).status).toBe('cancelled');
    await put({ id, completed: true });
    expect((await stored(id)).status).toBe('completed');
  });

  it('ignores what is older than stored, and refuses bad records alone', async () => {
    await put({ id: 'stale', subject: 'New', updatedAt: '2026-02-02T00:00:00.000Z' });
    expect(await put({ id: 'stale', subject: 'Old', updatedAt: '2026-02-01T00:00:00.000Z' })).toEqual({ accepted: 0, stale: 1, rejected: [] });
    const result = await invoke(upsertInteractions, caller, {
      data: [
        { id: 'good', accountId: 'acme', type: 'call', subject: 'Good', occurredAt: PAST },
        { id: 'lost', accountId: 'nobody', type: 'call', subject: 'Lost', occurredAt: PAST },
        { id: 'when', accountId: 'acme', type: 'call', subject: 'When', occurredAt: 'soon' },
        { id: 'more', accountId: 'acme', type: 'call', subject: 'More', occurredAt: PAST, mood: 'good' },
      ],
    });
    expect(result).toMatchObject({ accepted: 1, rejected: [{ index: 1 }, { index: 2 }, { index: 3 }] });
    expect((await stored('stale')).subject).toBe('New');
  });

  it('a deleted one is gone until its id comes again; lists go by id', async () => {
    await put({ id: 'gone', body: 'kept' });
    await invoke(deleteInteraction, caller, { id: 'gone' });
    await expect(stored('gone')).rejects.toMatchObject({ code: 'not_found' });
    await put({ id: 'gone' });
    expect((await stored('gone')).body).toBe('kept');
    const { data } = await invoke(listInteractionRecords, caller, { limit: 200 });
    expect(data.map(({ id }) => id)).toEqual(data.map(({ id }) => id).sort());
    expect(data.map(({ id }) => id)).toContain('gone');
  });
});

describe('in the app', () => {
  it('knows who took part, on both sides', async () => {
    const participants = [
      { email: 'ines@acme.example', role: 'organizer' },
      { email: 'marta@fernway.example', role: 'attendee' },
      { email: 'stranger@acme.example', role: 'attendee' },
    ];
    const { id } = await invoke(createInteraction, marta, {
      accountId: 'acme',
      type: 'meeting',
      subject: 'Both sides',
      occurredAt: PAST,
      participants,
    });
    const detail = await invoke(getInteraction, marta, { id });
    expect(detail.participants).toEqual([
      { email: 'ines@acme.example', role: 'organizer', name: 'Inés Duarte', us: false, contactId: 'ines' },
      { email: 'marta@fernway.example', role: 'attendee', name: 'Marta Lindqvist', us: true, contactId: null },
      { email: 'stranger@acme.example', role: 'attendee', name: 'stranger@acme.example', us: false, contactId: null },
    ]);
    expect(detail.author).toBe('Marta Lindqvist');
    const { rows } = await table([{ column: 'subject', op: 'has', value: 'both' }]);
    expect(rows[0]).toMatchObject({
      customers: 'Inés Duarte, stranger@acme.example',
      colleagues: 'Marta Lindqvist',
      author: { name: 'Marta Lindqvist' },
    });
  });

  it('follow-ups become tasks that name it', async () => {
    const followUps = [{ title: 'Send the plan', dueOn: '2026-02-01', assigneeId: marta.actor.membershipId }];
    const { id } = await invoke(createInteraction, marta, { accountId: 'acme', type: 'call', subject: 'Followed', occurredAt: PAST, followUps });
    expect((await invoke(getInteraction, marta, { id })).followUps).toMatchObject([
      { title: 'Send the plan', status: 'open', dueOn: '2026-02-01', assignee: 'Marta Lindqvist' },
    ]);
  });

  it('a follow-up for nobody that exists leaves no touchpoint either', async () => {
    const followUps = [{ title: 'Lost', assigneeId: crypto.randomUUID() }];
    const input = { accountId: 'acme', type: 'call', subject: 'Not made', occurredAt: PAST, followUps };
    await expect(invoke(createInteraction, marta, input)).rejects.toMatchObject({ code: 'invalid' });
    expect((await table([{ column: 'subject', op: 'has', value: 'Not made' }])).rows).toEqual([]);
  });

  it('the second of two editors is told, and nothing is lost', async () => {
    const { id, version } = await invoke(createInteraction, marta, { accountId: 'acme', type: 'call', subject: 'Mine', occurredAt: PAST });
    await invoke(updateInteraction, marta, { id, version, subject: 'First' });
    await expect(invoke(updateInteraction, caller, { id, version, subject: 'Second', participants: [] })).rejects.toMatchObject({ code: 'conflict' });
    expect(await invoke(getInteraction, marta, { id })).toMatchObject({ subject: 'First', version: version + 1 });
    const states = await withTenant(caller.organization.id, (db) =>
      db
        .selectFrom('revision as r')
        .innerJoin('interaction as i', 'i.id', 'r.recordId')
        .select('r.state')
        .where('i.key', '=', id)
        .where('r.kind', '=', 'interaction')
        .orderBy('r.version')
        .execute(),
    );
    expect(states.map(({ state }) => (state as { subject: string }).subject)).toEqual(['Mine', 'First']);
  });

  it('undo brings back people and follow-ups', async () => {
    const participants = [{ email: 'ines@acme.example', role: 'organizer' }];
    const { id } = await invoke(createInteraction, marta, {
      accountId: 'acme',
      type: 'call',
      subject: 'Undone',
      occurredAt: PAST,
      participants,
      followUps: [{ title: 'Stays' }],
    });
    const before = await invoke(getInteraction, marta, { id });
    await invoke(deleteInteraction, marta, { id });
    await expect(invoke(updateInteraction, marta, { id, subject: 'Gone' })).rejects.toMatchObject({ code: 'not_found' });
    await invoke(restoreInteraction, marta, { id });
    expect(await invoke(getInteraction, marta, { id })).toEqual(before);
  });

  it('the table filters by completion, kind and people, and offers the words in use', async () => {
    await invoke(createInteraction, marta, {
      accountId: 'acme',
      type: 'webinar',
      reason: 'launch',
      subject: 'Missed',
      occurredAt: PAST,
      status: 'no_show',
    });
    expect((await table([{ column: 'status', op: 'is', value: 'no_show' }])).rows).toMatchObject([
      { subject: 'Missed', type: 'Webinar', reason: 'Launch' },
    ]);
    expect((await table([{ column: 'type', op: 'in', value: ['webinar'] }])).total).toBe(1);
    expect((await table([{ column: 'colleagues', op: 'has', value: 'marta' }])).total).toBe(1);
    const choices = await invoke(listInteractionChoices, marta, { accountId: 'acme' });
    expect(choices.types).toContainEqual({ value: 'webinar', label: 'Webinar' });
    expect(choices.reasons).toContainEqual({ value: 'launch', label: 'Launch' });
    expect(choices.customers).toEqual([{ value: 'ines@acme.example', label: 'Inés Duarte' }]);
  });
});
