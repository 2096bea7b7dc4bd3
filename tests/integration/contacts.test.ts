import '@/tests/support/database';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import type { UpsertResult } from '@/lib/core/upsert';
import { deleteAccount, refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { createContact, deleteContact, linkContact, restoreContact, updateContact } from '@/lib/features/contact/commands';
import { mergeContacts, unmergeContacts } from '@/lib/features/contact/merge';
import { getContact, getContactRecord, listContactRecords, listContactTable, readPerson } from '@/lib/features/contact/queries';
import { contactTable } from '@/lib/features/contact/table';
import { upsertContacts } from '@/lib/features/contact/upsert';
import { ingestEvents } from '@/lib/features/event/commands';
import { foldUsage } from '@/lib/features/usage/commands';
import { everyRow } from '@/tests/support/matrix';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

let caller: Caller;
let serial = 0;
const fresh = (name: string) => {
  serial += 1;
  return `${name}-${serial}`;
};
const mari = { accountId: 'open', email: 'mari@halden.example', firstName: 'Mari', lastName: 'Aune' };
const put = (data: unknown[], by = caller): Promise<UpsertResult> => invoke(upsertContacts, by, { data });
const make = (more: object = {}) => invoke(createContact, caller, { ...mari, ...more }).then(({ id }) => id);
const read = (id: string, by = caller) => invoke(getContact, by, { id });
const table = (more: object = {}) =>
  invoke(listContactTable, caller, { accountId: 'open', filter: { all: [] }, sort: contactTable.defaultSort, cursor: null, ...more });

/** Every row of the tables that a merge touches, without what counts changes or records the merge itself. */
function mergedTables(): Promise<unknown> {
  return withTenant(caller.organization.id, async (db) => {
    const { rows } = await sql`
      SELECT (SELECT jsonb_agg(to_jsonb(c) - 'version' - 'updated_at' ORDER BY c.id) FROM contact c) AS contacts,
        (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.kind, x.value) FROM external_id x) AS names,
        (SELECT jsonb_agg(to_jsonb(p) ORDER BY p.interaction_id, p.position) FROM interaction_participant p) AS parts,
        (SELECT jsonb_agg(to_jsonb(t) ORDER BY t.id) FROM timeline_entry t WHERE t.hidden_at IS NULL) AS timeline`.execute(db);
    return rows[0];
  });
}

/** A completed touchpoint of the account with one participant. */
function meet(email: string, contactKey: string | null, occurredAt: Date): Promise<void> {
  const organizationId = caller.organization.id;
  return withTenant(organizationId, async (db) => {
    const account = await db.selectFrom('account').select('id').where('key', '=', 'open').executeTakeFirstOrThrow();
    const contact =
      contactKey === null ? undefined : await db.selectFrom('contact').select('id').where('key', '=', contactKey).executeTakeFirstOrThrow();
    const values = {
      organizationId,
      key: fresh('meeting'),
      accountId: account.id,
      type: 'meeting',
      subject: 'Review',
      status: 'completed',
      occurredAt,
    };
    const { id } = await db.insertInto('interaction').values(values).returning('id').executeTakeFirstOrThrow();
    const part = { organizationId, interactionId: id, position: 0, email, role: 'customer', contactId: contact?.id ?? null };
    await db.insertInto('interactionParticipant').values(part).execute();
  });
}

async function identify(userId: string, email: string, accountId = 'open'): Promise<void> {
  const at = new Date(Date.now() - 2 * 86_400_000).toISOString();
  const event = {
    type: 'identify',
    messageId: fresh('message'),
    userId,
    timestamp: at,
    context: { groupId: accountId },
    traits: { name: userId, email },
  };
  const delivery = { receivedAt: new Date(), events: [event], bytes: 0, type: null, sentAt: undefined, context: undefined, keepTimes: true };
  await invoke(ingestEvents, caller, { deliveries: [delivery] });
  while ((await invoke(foldUsage, caller, {})).events > 0);
}

beforeAll(async () => {
  const theirs = await newTenant('Theirs');
  await invoke(upsertAccounts, theirs, { data: [{ id: 'theirs', name: 'Theirs' }] });
  caller = await newTenant('Fernway');
  const accounts = ['open', 'other', 'deleted'].map((id) => ({ id, name: id, status: id }));
  await invoke(upsertAccounts, caller, { data: accounts });
  await invoke(deleteAccount, caller, { accountId: 'deleted' });
});

describe('contact.upsert', () => {
  interface BadRecord {
    name: string;
    record?: unknown;
    json?: string;
    path: string;
  }
  const bad: BadRecord[] = JSON.parse(readFileSync(join(import.meta.dirname, 'data/contact-records.json'), 'utf8'));

  it.each(bad)('refuses $name, and takes the record beside it', async ({ record, json, path }) => {
    const good = { ...mari, id: fresh('good') };
    const hostile = json === undefined ? record : JSON.parse(json);
    const result = await put([hostile, good]);
    expect(result).toMatchObject({ accepted: 1, rejected: [{ index: 0 }] });
    expect(result.rejected[0]?.errors[0]?.path).toBe(path);
    expect(await read(good.id)).toMatchObject({ name: 'Mari Aune' });
    const { data } = await invoke(listContactRecords, caller, { accountId: 'open', limit: 200 });
    expect(data.some(({ id }) => id === 'x')).toBe(false);
  });

  it('keeps what is absent, clears what is null, and ignores what is older', async () => {
    const id = fresh('c');
    await put([{ ...mari, id, email: 'Mari@Halden.example', title: 'IT lead', role: 'champion', isKey: true, updatedAt: '2026-03-02T00:00:00Z' }]);
    await invoke(updateContact, caller, { id, sentiment: 'positive', phone: '+47 22 00 00 00' });
    await put([{ ...mari, id, role: null }]);
    const stale = await put([{ ...mari, id, lastName: 'Old', updatedAt: '2026-03-01T00:00:00Z' }]);
    expect(stale).toEqual({ accepted: 0, stale: 1, rejected: [] });
    expect(await read(id)).toMatchObject({ email: 'mari@halden.example', title: 'IT lead', role: null, isKey: true, sentiment: 'positive' });
  });

  it('writes nothing anew when a sync repeats itself', async () => {
    const record = { ...mari, id: fresh('c'), updatedAt: '2026-03-02T00:00:00Z' };
    await put([record]);
    const before = await everyRow();
    expect(await put([record])).toMatchObject({ accepted: 1 });
    expect(await everyRow()).toBe(before);
  });

  it('restores a deleted contact, and leaves reporting lines behind when it moves to another account', async () => {
    const [boss, id] = [fresh('boss'), fresh('c')];
    await put([
      { ...mari, id: boss },
      { ...mari, id, title: 'Director' },
    ]);
    await invoke(updateContact, caller, { id, reportsToId: boss });
    await invoke(deleteContact, caller, { id });
    await expect(read(id)).rejects.toMatchObject({ code: 'not_found' });
    await put([{ ...mari, id }]);
    expect(await read(id)).toMatchObject({ title: 'Director', reportsToId: boss });
    await put([{ ...mari, id, accountId: 'other' }]);
    expect(await read(id)).toMatchObject({ account: { id: 'other' }, reportsToId: null });
  });

  it('shows and changes nothing of accounts that one may not see', async () => {
    const [seen, unseen] = [fresh('seen'), fresh('unseen')];
    await put([
      { ...mari, id: seen },
      { ...mari, id: unseen, accountId: 'other' },
    ]);
    const teamId = await newTeam(caller, [{ all: [{ column: 'status', op: 'is', value: 'open' }] }]);
    await invoke(refreshAccountVisibility, caller, { all: true });
    const limited = await newPerson(caller, { sees: 'teams', teamIds: [teamId] });
    expect(await read(seen, limited)).toMatchObject({ id: seen });
    const refused = [
      () => read(unseen, limited),
      () => invoke(getContactRecord, limited, { id: unseen }),
      () => invoke(readPerson, limited, { id: unseen }),
      () => invoke(updateContact, limited, { id: unseen, title: 'Mine' }),
      () => invoke(deleteContact, limited, { id: unseen }),
      () => invoke(linkContact, limited, { id: unseen, link: 'none' }),
      () => invoke(mergeContacts, limited, { id: seen, mergedId: unseen }),
    ];
    for (const call of refused) await expect(call()).rejects.toMatchObject({ code: 'not_found', message: 'There is no such contact' });
    const taken = await put(
      [
        { ...mari, id: unseen },
        { ...mari, id: fresh('new'), accountId: 'other' },
      ],
      limited,
    );
    expect(taken.rejected.map(({ errors }) => errors[0]?.path)).toEqual(['id', 'accountId']);
    const { data } = await invoke(listContactRecords, limited, { limit: 200 });
    expect(new Set(data.map(({ accountId }) => accountId))).toEqual(new Set(['open']));
  });

  it('takes a thousand records in a few seconds', async () => {
    const data = Array.from({ length: 1000 }, (_, n) => ({ ...mari, id: fresh('many'), accountId: 'other', email: `m${n}@halden.example` }));
    const started = performance.now();
    expect(await put(data)).toEqual({ accepted: 1000, stale: 0, rejected: [] });
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe('what people write about contacts', () => {
  it('tells the second of two editors, and loses nothing', async () => {
    const id = await make();
    const { version } = await read(id);
    await invoke(updateContact, caller, { id, version, title: 'First' });
    await expect(invoke(updateContact, caller, { id, version, title: 'Second' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await read(id)).toMatchObject({ title: 'First', version: version + 1 });
  });

  it('refuses circles of reporting lines and managers elsewhere', async () => {
    const [a, b, c] = [await make(), await make(), await make()];
    await invoke(updateContact, caller, { id: b, reportsToId: a });
    await invoke(updateContact, caller, { id: c, reportsToId: b });
    for (const id of [a, b]) {
      await expect(invoke(updateContact, caller, { id, reportsToId: c })).rejects.toMatchObject({ errors: [{ path: 'reportsToId', code: 'cycle' }] });
    }
    const elsewhere = await make({ accountId: 'other' });
    await expect(invoke(updateContact, caller, { id: a, reportsToId: elsewhere })).rejects.toMatchObject({ errors: [{ code: 'unknown' }] });
    expect(await read(a)).toMatchObject({ manager: null, reports: [{ id: b }] });
  });

  it('deletes and restores with its reports and its timeline', async () => {
    const [boss, id] = [await make(), await make()];
    await invoke(updateContact, caller, { id, reportsToId: boss });
    await invoke(deleteContact, caller, { id: boss });
    expect(await read(id)).toMatchObject({ manager: null });
    await invoke(restoreContact, caller, { id: boss });
    expect(await read(id)).toMatchObject({ manager: { id: boss } });
    const { timeline } = await invoke(readPerson, caller, { id: boss });
    expect(timeline).toMatchObject([{ category: 'contact', event: 'created', title: 'Mari Aune' }]);
  });
});

describe('links to product users', () => {
  it('finds the user by e-mail, also one who appears later, and lets people say otherwise', async () => {
    const email = `${fresh('link')}@halden.example`;
    const id = await make({ email });
    expect((await read(id)).user).toBeNull();
    const [user, other] = [fresh('user'), fresh('user')];
    await identify(user, email.toUpperCase());
    await identify(other, `${other}@halden.example`);
    await identify(fresh('user'), email, 'other');
    expect((await read(id)).user).toMatchObject({ userId: user });
    await invoke(linkContact, caller, { id, link: 'none' });
    expect((await read(id)).user).toBeNull();
    await invoke(linkContact, caller, { id, link: 'manual', userId: other });
    expect((await read(id)).user).toMatchObject({ userId: other });
    await expect(invoke(linkContact, caller, { id, link: 'manual', userId: 'nobody' })).rejects.toMatchObject({ errors: [{ path: 'userId' }] });
  });

  it('lists the contacts with user, rank and last touchpoint, filtered and sorted', async () => {
    const [early, late] = [new Date('2026-01-05T10:00:00Z'), new Date('2026-02-05T10:00:00Z')];
    const name = fresh('Listed');
    const email = `${fresh('listed')}@halden.example`;
    const first = await make({ firstName: name, email });
    const second = await make({ firstName: name, lastName: 'Vik', email: null, role: 'own word', isKey: true });
    await identify(fresh('user'), email);
    await meet(email, null, late);
    await meet('someone@halden.example', second, early);
    const filter = { all: [{ column: 'name', op: 'has', value: name }] };
    const { rows, total } = await table({ filter, sort: { column: 'lastTouch', direction: 'desc' } });
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { key: first, lastTouch: late.toISOString(), activityRank: expect.any(Number), user: expect.any(String) },
      { key: second, lastTouch: early.toISOString(), activityRank: null, user: null, role: 'Own word' },
    ]);
    const keyOnly = { all: [...filter.all, { column: 'isKey', op: 'is', value: true }] };
    expect((await table({ filter: keyOnly })).rows.map((row) => row.key)).toEqual([second]);
    const pages = [await table({ filter, limit: 1 })];
    pages.push(await table({ filter, limit: 1, cursor: pages[0]?.next }));
    expect(pages.flatMap((page) => page.rows.map((row) => row.key))).toEqual([first, second]);
  });
});

describe('merging', () => {
  it('leads everything to the one that stays, and puts all of it back', async () => {
    const [kept, gone, boss, report] = [fresh('kept'), fresh('gone'), fresh('boss'), fresh('report')];
    await put([
      { ...mari, id: kept, email: 'kept@halden.example', title: 'IT lead' },
      { ...mari, id: gone, email: 'gone@halden.example', lastName: 'Vik', title: 'Director', role: 'champion' },
      { ...mari, id: boss },
      { ...mari, id: report },
    ]);
    await invoke(updateContact, caller, { id: gone, reportsToId: boss });
    await invoke(updateContact, caller, { id: report, reportsToId: gone });
    await meet('gone@halden.example', gone, new Date('2026-01-05T10:00:00Z'));
    await meet('gone@halden.example', null, new Date('2026-02-05T10:00:00Z'));
    const before = await mergedTables();

    const { mergeId } = await invoke(mergeContacts, caller, { id: kept, mergedId: gone, from: ['lastName'] });
    expect(await read(kept)).toMatchObject({
      name: 'Mari Vik',
      title: 'IT lead',
      role: 'champion',
      manager: { id: boss },
      reports: [{ id: report }],
      merges: [{ mergeId, name: 'Mari Vik' }],
    });
    const person = await invoke(readPerson, caller, { id: kept });
    expect(person.touchpoints).toHaveLength(2);
    expect(person.timeline.map(({ event }) => event).sort()).toEqual(['created', 'created', 'merged']);
    await put([{ ...mari, id: gone, email: 'new@halden.example', lastName: 'Vik' }]);
    expect(await invoke(getContactRecord, caller, { id: gone })).toMatchObject({ id: kept, email: 'new@halden.example' });
    await expect(invoke(deleteContact, caller, { id: gone })).rejects.toMatchObject({ code: 'not_found' });
    await expect(invoke(restoreContact, caller, { id: gone })).rejects.toMatchObject({ code: 'precondition' });
    await put([{ ...mari, id: kept, email: 'kept@halden.example', lastName: 'Vik' }]);

    await invoke(unmergeContacts, caller, { mergeId });
    expect(await mergedTables()).toEqual(before);
    await expect(invoke(unmergeContacts, caller, { mergeId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('makes no circle when the survivor stood below the other', async () => {
    const [kept, between, gone] = [await make(), await make(), await make()];
    await invoke(updateContact, caller, { id: between, reportsToId: gone });
    await invoke(updateContact, caller, { id: kept, reportsToId: between });
    await invoke(mergeContacts, caller, { id: kept, mergedId: gone });
    expect(await read(kept)).toMatchObject({ manager: null, reports: [{ id: between }] });
  });

  it('refuses one contact twice, and two of different accounts', async () => {
    const [one, elsewhere] = [await make(), await make({ accountId: 'other' })];
    for (const mergedId of [one, elsewhere]) {
      await expect(invoke(mergeContacts, caller, { id: one, mergedId })).rejects.toMatchObject({ code: 'precondition' });
    }
  });
});
