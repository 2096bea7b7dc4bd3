import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { type TimelineNews, tellTimeline } from '@/lib/core/timeline';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { createInteraction, deleteInteraction, restoreInteraction, updateInteraction } from '@/lib/features/interaction/commands';
import { createTask, updateTask } from '@/lib/features/task/commands';
import { listTimeline, readTimeline } from '@/lib/features/timeline/queries';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

let caller: Caller;
const ids = new Map<string, number>();

beforeAll(async () => {
  caller = await newTenant('Fernway');
  const accounts = [
    { id: 'top', name: 'Top', status: 'open' },
    { id: 'below', name: 'Below', parentId: 'top', status: 'open' },
    { id: 'hidden', name: 'Hidden', parentId: 'top', status: 'closed' },
    { id: 'days', name: 'Days' },
    { id: 'words', name: 'Words' },
    { id: 'states', name: 'States' },
  ];
  await invoke(upsertAccounts, caller, { data: accounts });
  const rows = await withTenant(caller.organization.id, (db) => db.selectFrom('account').select(['id', 'key']).execute());
  for (const { id, key } of rows) ids.set(key, id);
});
afterAll(closeConnections);

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 10) + minutes * 60_000);
let told = 0;

function tell(account: string, news: readonly Partial<TimelineNews>[]): Promise<void> {
  return withTenant(caller.organization.id, (db) =>
    tellTimeline(
      makeContext(caller, db),
      news.map((one) => {
        told += 1;
        const sourceKey = `source-${told}`;
        return {
          accountId: ids.get(account) ?? 0,
          at: at(told),
          category: 'note',
          event: 'created',
          source: 'test',
          sourceKey,
          title: sourceKey,
          ...one,
        };
      }),
    ),
  );
}

const page = (accountId: string, rest = {}, reader = caller) => invoke(readTimeline, reader, { accountId, ...rest });
const titles = ({ entries }: Awaited<ReturnType<typeof page>>) => entries.map(({ title }) => title.map(({ text }) => text).join(''));

describe('pages', () => {
  beforeAll(() =>
    tell(
      'top',
      Array.from({ length: 25 }, (_, index) => ({ at: at(Math.floor(index / 5)), title: `entry ${index}` })),
    ),
  );

  it('go through everything once and back again, also among entries of one instant', async () => {
    const seen: string[] = [];
    let current = await page('top', { limit: 4 });
    expect(current.newer).toBeNull();
    for (; ; current = await page('top', { limit: 4, older: current.older ?? '' })) {
      seen.push(...titles(current));
      if (current.older === null) break;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `entry ${24 - index}`));
    const back = [...titles(current)];
    while (current.newer !== null) {
      current = await page('top', { limit: 4, newer: current.newer });
      back.unshift(...titles(current).filter((title) => !back.includes(title)));
    }
    expect(back).toEqual(seen);
    expect(titles(current)).toEqual(titles(await page('top', { limit: 4 })));
  });

  it('are the same for the API', async () => {
    const first = await invoke(listTimeline, caller, { accountId: 'top', limit: 20 });
    const second = await invoke(listTimeline, caller, { accountId: 'top', limit: 20, cursor: first.nextCursor ?? '' });
    expect([...first.data, ...second.data].map(({ title }) => title)).toEqual(Array.from({ length: 25 }, (_, index) => `entry ${24 - index}`));
    expect(second.nextCursor).toBeNull();
  });

  it.each(['x', Buffer.from('["2026-01-01",1]').toString('base64url'), Buffer.from('[1]').toString('base64url')])(
    'refuse the cursor %s',
    async (older) => {
      await expect(page('top', { older })).rejects.toMatchObject({ code: 'invalid' });
    },
  );
});

describe('a day', () => {
  beforeAll(() =>
    tell(
      'days',
      ['2026-03-01T22:30:00Z', '2026-03-02T12:00:00Z', '2026-03-05T12:00:00Z'].map((time) => ({ at: new Date(time), title: time.slice(5, 10) })),
    ),
  );

  it('begins the list with its last entry; newer ones are a page away', async () => {
    const found = await page('days', { day: '2026-03-02' });
    expect(titles(found)).toEqual(['03-02', '03-01']);
    expect(titles(await page('days', { newer: found.newer }))).toEqual(['03-05', '03-02', '03-01']);
  });

  it('before everything has nothing but newer entries; after everything it is the first page', async () => {
    const before = await page('days', { day: '2020-01-01' });
    expect(before).toMatchObject({ entries: [], older: null, newer: expect.any(String) });
    expect((await page('days', { newer: before.newer })).entries).toHaveLength(3);
    expect(await page('days', { day: '2030-01-01' })).toMatchObject({ newer: null });
  });
});

describe('the tree', () => {
  it('holds the entries of all accounts below that the reader sees, and no others', async () => {
    await tell('below', [{ title: 'from below' }]);
    await tell('hidden', [{ title: 'from the hidden one' }]);
    const team = await newTeam(caller, [{ all: [{ column: 'status', op: 'is', value: 'open' }] }]);
    await invoke(refreshAccountVisibility, caller, { all: true });
    const limited = await newPerson(caller, { sees: 'teams', teamIds: [team] });
    expect(titles(await page('top', { tree: true, limit: 200 }))).toEqual(expect.arrayContaining(['from below', 'from the hidden one']));
    const seen = titles(await page('top', { tree: true, limit: 200 }, limited));
    expect(seen).toContain('from below');
    expect(seen).not.toContain('from the hidden one');
    expect(titles(await page('top', { tree: true, query: 'hidden' }, limited))).toEqual([]);
    expect(titles(await page('top', { tree: true, query: 'hidden' }))).toEqual(['from the hidden one']);
    expect(titles(await page('top', { limit: 200 }))).not.toContain('from below');
  });
});

describe('filters and search', () => {
  beforeAll(() =>
    tell('words', [
      { category: 'touchpoint', subtype: 'email', title: 'Offer sent', text: 'The renewal offer, see ines.duarte@fernway.example' },
      { category: 'touchpoint', subtype: 'call', title: 'Renewal call', text: 'Übergabe and next steps' },
      { category: 'email', title: 'Re: offer' },
      { category: 'ticket', title: 'Printer on fire' },
      { category: 'note', title: 'categories', text: "the 'account' and ' category ' of renewals" },
    ]),
  );

  it('a touchpoint by e-mail stands under both e-mails and touchpoints', async () => {
    expect(titles(await page('words', { view: 'emails' }))).toEqual(['Re: offer', 'Offer sent']);
    expect(titles(await page('words', { view: 'touchpoints' }))).toEqual(['Renewal call', 'Offer sent']);
    expect(titles(await page('words', { view: 'support' }))).toEqual(['Printer on fire']);
  });

  it('categories and a sub-type narrow what a tab holds, and are offered as there are any', async () => {
    expect(titles(await page('words', { categories: ['ticket', 'email'] }))).toEqual(['Printer on fire', 'Re: offer']);
    expect(titles(await page('words', { categories: ['touchpoint'], subtype: 'call' }))).toEqual(['Renewal call']);
    expect(titles(await page('words', { view: 'touchpoints', subtype: 'email' }))).toEqual(['Offer sent']);
    expect(await page('words', { view: 'touchpoints' })).toMatchObject({ categories: ['touchpoint'], subtypes: ['call', 'email'] });
    expect((await page('words')).categories).toEqual(['touchpoint', 'email', 'ticket', 'note']);
  });

  it.each([
    ['renewal', ['categories', 'Renewal call', 'Offer sent']],
    ['RENEWAL off', ['Offer sent']],
    ['renewal renewal', ['Renewal call', 'Offer sent']],
    ['übergabe', ['Renewal call']],
    ['duarte', ['Offer sent']],
    ['ines.duarte@fernway', ['Offer sent']],
    ['offer', ['Re: offer', 'Offer sent']],
    ['account', ['categories']],
    ["o'ffer & | ! ( ) : * <->", []],
    ['??', []],
    ["'", []],
  ])('%s finds %j', async (query, expected) => {
    expect(titles(await page('words', { query }))).toEqual(expected);
  });

  it('marks what it found as parts of the text', async () => {
    const { entries } = await page('words', { query: 'renewal call' });
    expect(entries[0]?.title).toEqual([
      { text: 'Renewal', hit: true },
      { text: ' ', hit: false },
      { text: 'call', hit: true },
    ]);
  });

  it('search obeys the tab, the category and the sub-type', async () => {
    expect(titles(await page('words', { query: 'offer', view: 'touchpoints' }))).toEqual(['Offer sent']);
    expect(titles(await page('words', { query: 'renewal', categories: ['note'] }))).toEqual(['categories']);
    expect(titles(await page('words', { query: 'renewal', view: 'touchpoints', subtype: 'call' }))).toEqual(['Renewal call']);
  });
});

describe('what an entry tells of', () => {
  it('a touchpoint keeps what it said at first, and shows what has changed since', async () => {
    const occurredAt = '2026-02-01T10:00:00.000Z';
    const { id } = await invoke(createInteraction, caller, {
      accountId: 'states',
      type: 'call',
      subject: 'Kick-off',
      occurredAt,
      status: 'scheduled',
    });
    const [fresh] = (await page('states')).entries;
    expect(fresh).toMatchObject({ category: 'touchpoint', subtype: 'call', changes: [], isThere: true, sourceId: id });
    await invoke(updateInteraction, caller, { id, status: 'completed', sentiment: 'positive' });
    const [entry] = (await page('states')).entries;
    expect(entry).toMatchObject({ snapshot: { status: 'scheduled' }, at: occurredAt });
    expect(entry?.changes).toEqual(
      expect.arrayContaining([
        { field: 'status', before: 'scheduled', after: 'completed' },
        { field: 'sentiment', before: null, after: 'positive' },
      ]),
    );
    await invoke(deleteInteraction, caller, { id });
    expect((await page('states')).entries).toEqual([]);
    await invoke(restoreInteraction, caller, { id });
    expect((await page('states')).entries).toHaveLength(1);
  });

  it('a task likewise, with the names of people', async () => {
    const person = await newPerson(caller, { name: 'Aisha Bello' });
    const { id } = await invoke(createTask, caller, { accountId: 'states', title: 'Send the plan' });
    await invoke(updateTask, caller, { id, assigneeId: person.actor.membershipId });
    const { entries, people } = await page('states', { categories: ['task'] });
    expect(entries[0]?.changes).toEqual([{ field: 'assigneeId', before: null, after: person.actor.membershipId }]);
    expect(people).toEqual({ [person.actor.membershipId]: 'Aisha Bello' });
  });
});
