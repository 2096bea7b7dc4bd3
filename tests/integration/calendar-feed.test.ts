import '@/tests/support/database';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET } from '@/app/calendar/[file]/route';
import type { Caller, UserActor } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { env } from '@/lib/core/env';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { createTask, updateTask } from '@/lib/features/task/commands';
import { makeCalendarFeed, readCalendarFeed, revokeCalendarFeed } from '@/lib/features/task/feed';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

let tenant: Caller;
let person: Caller & { actor: UserActor };
let teamId: string;
let networks = 0;

function network(): string {
  networks += 1;
  return `203.0.113.${networks}`;
}

const fetchFeed = (path: string, address = network()) =>
  GET(new NextRequest(new URL(path, env().APP_ORIGIN), { headers: { 'x-forwarded-for': address } }), {
    params: Promise.resolve({ file: path.replace('/calendar/', '') }),
  });
const feedOf = async (who: Caller) => (await invoke(makeCalendarFeed, who, {})).path;

/** RFC 5545: lines are unfolded (3.1), values unescaped (3.3.11); entries by their UID. */
function readCalendar(text: string): { properties: Record<string, string>; entries: Record<string, string>[] } {
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const properties: Record<string, string> = {};
  const entries: Record<string, string>[] = [];
  let into = properties;
  for (const line of text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)) {
    const [name = '', ...rest] = line.split(':');
    const value = rest.join(':').replaceAll(/\\(n|N|[\\;,])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
    if (line === 'BEGIN:VEVENT') {
      into = {};
      entries.push(into);
    } else if (line === 'END:VEVENT') into = properties;
    else into[name] = value;
  }
  return { properties, entries };
}

const titlesIn = async (path: string) => readCalendar(await (await fetchFeed(path)).text()).entries.map(({ SUMMARY }) => SUMMARY);

beforeAll(async () => {
  tenant = await newTenant('Kalender & Söhne', { timezone: 'Pacific/Kiritimati' });
  await invoke(upsertAccounts, tenant, { data: ['seen', 'unseen'].map((id) => ({ id, name: `${id}; account`, status: id })) });
  teamId = await newTeam(tenant, [{ all: [{ column: 'status', op: 'is', value: 'seen' }] }]);
  await invoke(refreshAccountVisibility, tenant, { all: true });
  person = await newPerson(tenant, { sees: 'teams', teamIds: [teamId] });
  const membership = { organizationId: tenant.organization.id, teamId, membershipId: person.actor.membershipId };
  await withTenant(tenant.organization.id, (db) => db.insertInto('teamMember').values(membership).execute());
});
afterAll(closeConnections);

const add = (task: object) => invoke(createTask, tenant, { accountId: 'seen', assigneeId: person.actor.membershipId, dueOn: '2026-12-31', ...task });

it('holds the open tasks with due days that a person has, each for its whole day', async () => {
  const title = `Ü${'ber'.repeat(40)}, "quoted"; back\\slash\nand a second line 🚚${'🚚'.repeat(30)}`;
  const { id } = await add({ title, priority: 'urgent' });
  await add({ title: 'Undated', dueOn: null });
  await add({ title: 'Closed', status: 'done' });
  await add({ title: 'Of somebody else', assigneeId: null });
  const response = await fetchFeed(await feedOf(person));
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const { properties, entries } = readCalendar(await response.text());
  expect(properties).toMatchObject({ VERSION: '2.0', 'X-WR-CALNAME': 'Rapport, Kalender & Söhne' });
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({
    UID: `task-${id}@${new URL(env().APP_ORIGIN).hostname}`,
    SUMMARY: title,
    DESCRIPTION: 'seen; account',
    'DTSTART;VALUE=DATE': '20261231',
    'DTEND;VALUE=DATE': '20270101',
    PRIORITY: '1',
    TRANSP: 'TRANSPARENT',
  });
  expect(entries[0]?.['URL;VALUE=URI']).toBe(new URL(`/accounts/seen/tasks?open=task%3A${id}`, env().APP_ORIGIN).href);
  await invoke(updateTask, tenant, { id, status: 'cancelled' });
});

it('shows no account that the person does not see any more', async () => {
  await add({ title: 'Hidden', accountId: 'unseen' });
  const { id } = await add({ title: 'Seen' });
  const path = await feedOf(person);
  expect(await titlesIn(path)).toEqual(['Seen']);
  await withTenant(tenant.organization.id, (db) => db.deleteFrom('teamMember').where('teamId', '=', teamId).execute());
  expect(await titlesIn(path)).toEqual([]);
  await invoke(updateTask, tenant, { id, status: 'done' });
});

it('has one address at a time, which can be replaced and ended', async () => {
  const other = await newPerson(tenant);
  expect(await invoke(readCalendarFeed, other, {})).toEqual({ since: null });
  const first = await feedOf(other);
  expect((await invoke(readCalendarFeed, other, {})).since).toBeInstanceOf(Date);
  const second = await feedOf(other);
  expect((await fetchFeed(first)).status).toBe(404);
  expect((await fetchFeed(second)).status).toBe(200);
  await invoke(revokeCalendarFeed, other, {});
  expect((await fetchFeed(second)).status).toBe(404);
  const third = await feedOf(other);
  await withTenant(tenant.organization.id, (db) =>
    db.updateTable('membership').set({ status: 'disabled' }).where('id', '=', other.actor.membershipId).execute(),
  );
  expect((await fetchFeed(third)).status).toBe(404);
});

it('is guessed at a limited rate; right addresses are never refused', async () => {
  const address = '198.51.100.200';
  const right = await feedOf(await newPerson(tenant));
  const statuses: number[] = [];
  for (let guess = 0; guess < 12; guess += 1) statuses.push((await fetchFeed('/calendar/guess.ics', address)).status);
  expect(statuses).toEqual([...Array(10).fill(404), 429, 429]);
  for (let fetched = 0; fetched < 12; fetched += 1) expect((await fetchFeed(right, address)).status).toBe(200);
  for (let guess = 0; guess < 60; guess += 1) await fetchFeed(`/calendar/guess-${guess}.ics`, address);
  const refused = await fetchFeed('/calendar/another.ics', address);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
});
