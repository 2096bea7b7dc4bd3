import '@/tests/support/database';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { runTransfer } from '@/lib/core/transfer';
import { readPageText, searchDocument } from '@/lib/features/hub-reading/document';
import { closeVisits, judgeReading } from '@/lib/features/hub-reading/news';
import { readPagePicture } from '@/lib/features/hub-reading/page';
import { readAccounts, readItems, readVisits } from '@/lib/features/hub-reading/queries';
import { type OpenHub, openHub, openSession, openTab } from '@/tests/support/hub-reader';
import { refusalOf } from '@/tests/support/matrix';
import { statementsOf } from '@/tests/support/statements';
import { newTenant } from '@/tests/support/tenant';

const SLACK_MS = 2_000;
const UNDER_WAY_MS = 20_000;
const START = new Date('2026-11-02T09:00:00Z');

let system: Caller;

beforeAll(async () => {
  system = await newTenant('Reading');
});
afterEach(() => vi.restoreAllMocks());

/** So many seconds after the session began. */
const at = (seconds: number) => vi.spyOn(clock, 'now').mockReturnValue(new Date(START.getTime() + seconds * 1000));
const inTenant = <T>(work: Parameters<typeof withTenant<T>>[1]) => withTenant(system.organization.id, work);
const attention = (of: OpenHub) => inTenant((db) => readItems({ db }, { itemIds: [of.itemId] }));
const msOf = async (of: OpenHub) => (await attention(of)).flatMap(({ pages }) => pages).map(({ page, ms }) => [page, ms]);
const visitsOf = (of: OpenHub) => inTenant((db) => readVisits({ db }, { hubIds: [of.hubId] }, 10));

/** A document of its own whose reader came at second 0. */
async function reader(served: readonly number[] = [1, 2, 3, 4]) {
  at(0);
  const opened = await openHub(system);
  const session = await openSession(opened, served);
  return { hub: opened, session, tab: openTab(opened, session.visitor), otherTab: openTab(opened, session.visitor) };
}

describe('what a beat may add', () => {
  test('totals count once, however often and in whatever order they come', async () => {
    const { hub, tab } = await reader();
    at(5);
    await tab([[1, 5_000]]);
    at(10);
    const second = { seq: 2 };
    await tab(
      [
        [1, 6_000],
        [2, 4_000],
      ],
      second,
    );
    await tab(
      [
        [1, 6_000],
        [2, 4_000],
      ],
      second,
    );
    at(12);
    await tab([[1, 5_000]], { seq: 1 });
    expect(await msOf(hub)).toEqual([
      [1, 6_000],
      [2, 4_000],
    ]);
  });

  test('a billion milliseconds are what passed since the last beat, and two seconds once', async () => {
    const { hub, tab } = await reader();
    at(20);
    expect((await tab([[1, 1e9]])).countedMs).toBe(20_000 + SLACK_MS);
    at(25);
    expect((await tab([[1, 2e9]])).countedMs).toBe(5_000);
    for (let beat = 0; beat < 20; beat += 1) await tab([[1, 3e9 + beat]]);
    expect(await msOf(hub)).toEqual([[1, 25_000 + SLACK_MS]]);
  });

  test('what passed uncounted is left to the next beats as far as a post can be under way', async () => {
    const { tab } = await reader();
    at(100);
    expect((await tab([[1, 5_000]])).countedMs).toBe(5_000);
    at(101);
    expect((await tab([[1, 1e9]])).countedMs).toBe(1_000 + UNDER_WAY_MS + SLACK_MS);
    at(102);
    expect((await tab([[1, 2e9]])).countedMs).toBe(1_000);
  });

  test('two tabs of a session share the time that passed', async () => {
    const { hub, tab, otherTab } = await reader();
    at(10);
    await tab([[1, 10_000]]);
    await otherTab([
      [1, 10_000],
      [2, 10_000],
    ]);
    expect(await msOf(hub)).toEqual([[1, 10_000 + SLACK_MS]]);
    at(15);
    await otherTab([
      [1, 10_000],
      [2, 14_000],
    ]);
    expect(await msOf(hub)).toEqual([
      [1, 10_000 + SLACK_MS],
      [2, 4_000],
    ]);
  });

  test('pages that were never served count nothing', async () => {
    const { hub, tab } = await reader([1]);
    at(10);
    await tab([
      [1, 3_000],
      [2, 3_000],
      [99, 3_000],
    ]);
    expect(await msOf(hub)).toEqual([[1, 3_000]]);
  });

  test('a tab that shows another version than the pinned one counts nothing', async () => {
    const { hub, session } = await reader();
    at(10);
    const stale = openTab({ ...hub, versionId: crypto.randomUUID() }, session.visitor);
    expect(await stale([[1, 5_000]])).toEqual({ versionId: hub.versionId, countedMs: 0 });
    expect(await attention(hub)).toEqual([]);
  });

  test('numbers beyond every tab and document are refused', async () => {
    const { hub, tab } = await reader();
    at(10);
    const refusals = [await refusalOf(tab([[1, 5_000]], { seq: 2 ** 31 })), await refusalOf(tab([[2 ** 31, 5_000]]))];
    expect(refusals.map((refusal) => refusal?.code)).toEqual(['invalid', 'invalid']);
    expect(await attention(hub)).toEqual([]);
  });

  test("another session's served pages, and another hub's item, are nobody else's", async () => {
    const { hub } = await reader();
    const stranger = await openSession(hub, []);
    const theirs = await reader();
    at(10);
    await openTab(hub, stranger.visitor)([[1, 5_000]]);
    const refusal = await refusalOf(openTab(hub, theirs.session.visitor)([[1, 5_000]]));
    expect(refusal).toEqual(await refusalOf(openTab({ ...hub, itemId: crypto.randomUUID() }, theirs.session.visitor)([[1, 5_000]])));
    expect(refusal?.code).toBe('not_found');
    expect(await attention(hub)).toEqual([]);
  });

  test('what a program reads is labelled and counts nothing', async () => {
    const { hub, tab } = await reader();
    at(10);
    await tab([[1, 5_000]], { isDriven: true });
    expect(await attention(hub)).toEqual([]);
    expect(await visitsOf(hub)).toMatchObject([{ label: 'automated', ms: 0 }]);
  });

  test.each(['hub', 'hubItem', 'hubSession'] as const)('once the %s is closed, nothing more', async (table) => {
    const { hub, session, tab } = await reader();
    at(5);
    await tab([[1, 5_000]]);
    const closed = table === 'hubSession' ? { endedAt: clock.now() } : { revokedAt: clock.now() };
    const id = { hub: hub.hubId, hubItem: hub.itemId, hubSession: session.sessionId }[table];
    await inTenant((db) => db.updateTable(table).set(closed).where('id', '=', id).execute());
    at(6);
    expect((await refusalOf(tab([[1, 6_000]])))?.code).toBe('not_found');
    expect(await msOf(hub)).toEqual([[1, 5_000]]);
  });

  test('tabs that beat at once are counted one after the other', async () => {
    const { hub, session } = await reader();
    at(30);
    const tabs = Array.from({ length: 10 }, () => openTab(hub, session.visitor));
    await Promise.all(tabs.map((tab) => tab([[1, 30_000]])));
    expect(await msOf(hub)).toEqual([[1, 30_000 + SLACK_MS]]);
  });

  test('takes two statements: who reads, and the beat, which is the one that writes', async () => {
    const { tab } = await reader();
    at(5);
    const statements = await statementsOf(() => tab([[1, 1_000]]));
    expect(statements).toHaveLength(2);
    expect(statements.filter((one) => /^\s*(insert|update|delete)|hub_beat/i.test(one))).toEqual([expect.stringContaining('hub_beat')]);
  });
});

describe('visits', () => {
  test('beats less than ten minutes apart are one, and it began when its reading did', async () => {
    const { hub, tab } = await reader();
    at(30);
    await tab([[1, 5_000]]);
    at(600);
    await tab([[1, 8_000]]);
    at(1_300);
    await tab(
      [
        [2, 4_000],
        [1, 8_000],
      ],
      { isFinal: true },
    );
    const visits = await visitsOf(hub);
    expect(visits.map(({ ms, label, startedAt }) => [ms, label, (startedAt.getTime() - START.getTime()) / 1000])).toEqual([
      [4_000, 'complete', 1_296],
      [8_000, 'at_least', 25],
    ]);
  });

  test('a tab that is left and shown again says so, whatever comes in between', async () => {
    const { hub, tab, otherTab } = await reader();
    const label = async () => (await visitsOf(hub)).map((visit) => visit.label);
    at(5);
    await tab([[1, 3_000]], { isFinal: true, seq: 2 });
    await tab([[1, 2_000]], { seq: 1 });
    expect(await label()).toEqual(['complete']);
    at(9);
    await otherTab([[2, 3_000]]);
    expect(await label()).toEqual(['at_least']);
    await otherTab([[2, 3_000]], { isFinal: true });
    expect(await label()).toEqual(['complete']);
    await tab([[1, 3_000]], { seq: 3 });
    expect(await label()).toEqual(['at_least']);
  });

  test('what waited in the browser belongs to its own visit, which says that it came late', async () => {
    const { hub, tab } = await reader();
    at(10);
    await tab([[1, 8_000]]);
    await inTenant((db) => db.updateTable('hubVisit').set({ closedAt: clock.now() }).where('hubId', '=', hub.hubId).execute());
    at(3_600);
    await tab([[1, 8_000]], { isLate: true });
    expect(await visitsOf(hub)).toMatchObject([{ label: 'at_least', ms: 8_000 }]);
    await tab([[1, 12_000]], { isLate: true, isFinal: true });
    expect(await visitsOf(hub)).toMatchObject([{ label: 'late', ms: 12_000, lastBeatAt: new Date(START.getTime() + 10_000) }]);
  });
});

test("an account's reading is that of its hubs, within the days asked for", async () => {
  const { hub, tab } = await reader();
  at(20);
  await tab([[1, 12_000]]);
  const { accountId } = await inTenant((db) => db.selectFrom('hub').select('accountId').where('id', '=', hub.hubId).executeTakeFirstOrThrow());
  const read = (since: number, until: number) =>
    inTenant((db) =>
      readAccounts(makeContext(system, db), [accountId], new Date(START.getTime() + since * 1000), new Date(START.getTime() + until * 1000)),
    );
  expect(await read(0, 60)).toEqual([{ accountId, ms: 12_000, lastAt: clock.now() }]);
  expect(await read(30, 60)).toEqual([{ accountId, ms: 0, lastAt: clock.now() }]);
  expect(await read(0, 20)).toEqual([{ accountId, ms: 0, lastAt: null }]);
});

test('a beat that brings a document a step on leaves one effect', async () => {
  const { hub, tab } = await reader();
  const effects = () =>
    inTenant((db) =>
      db.selectFrom('outbox').select('dedupeKey').where('job', '=', 'hub-reading.judge').where('dedupeKey', 'like', `%${hub.itemId}%`).execute(),
    );
  at(20);
  await tab([[1, 1_500]]);
  expect(await effects()).toHaveLength(0);
  at(30);
  await tab([[1, 2_000]]);
  await tab([[1, 9_000]]);
  expect(await effects()).toHaveLength(1);
  at(40);
  await tab([
    [1, 9_000],
    [2, 2_000],
  ]);
  expect(await effects()).toHaveLength(2);
});

describe('pictures of pages', () => {
  const read = (page: number, { visitor }: { visitor: Caller }, { itemId }: OpenHub, rest = {}) =>
    runTransfer(readPagePicture, async () => visitor, { itemId, page, ...rest });
  const served = (of: OpenHub) =>
    inTenant((db) => db.selectFrom('hubServed').select(['sessionId', 'page', 'times']).where('itemId', '=', of.itemId).orderBy('page').execute());

  test('what was sent is written down, to whom and how often; the small ones are not', async () => {
    const { hub, session } = await reader([]);
    await read(2, session, hub, { isSmall: true });
    await read(2, session, hub);
    await read(2, session, hub, { versionId: hub.versionId });
    await read(3, session, hub);
    const { sessionId } = session;
    expect(await served(hub)).toEqual([
      { sessionId, page: 2, times: 2 },
      { sessionId, page: 3, times: 1 },
    ]);
  });

  test('pages out of range, of other versions and of other hubs answer alike, and leave no trace', async () => {
    const { hub, session } = await reader([]);
    const other = await reader([]);
    const refusals = [
      await refusalOf(read(5, session, hub)),
      await refusalOf(read(1, session, hub, { versionId: other.hub.versionId })),
      await refusalOf(read(1, session, other.hub)),
      await refusalOf(read(1, session, { ...hub, itemId: crypto.randomUUID() })),
    ];
    expect(refusals).toEqual(Array.from({ length: 4 }, () => refusals[0]));
    expect(refusals[0]?.code).toBe('not_found');
    expect([...(await served(hub)), ...(await served(other.hub))]).toEqual([]);
  });

  test('once revoked while twenty read, nothing is served to any of them', async () => {
    const { hub } = await reader([]);
    const readers = await Promise.all(Array.from({ length: 20 }, () => openSession(hub, [])));
    await Promise.all(readers.map((one, index) => read(1 + (index % 4), one, hub)));
    const receipt = await served(hub);
    expect(receipt).toHaveLength(20);
    await inTenant((db) => db.updateTable('hubItem').set({ revokedAt: clock.now() }).where('id', '=', hub.itemId).execute());
    const refusals = await Promise.all(readers.map((one) => refusalOf(read(2, one, hub))));
    expect(refusals.map((refusal) => refusal?.code)).toEqual(Array.from({ length: 20 }, () => 'not_found'));
    expect(await served(hub)).toEqual(receipt);
  });

  test("where a watermark is on, the reader's address is in the picture", async () => {
    const { hub, session } = await reader([]);
    const plain = await read(1, session, hub);
    await inTenant((db) => db.updateTable('hub').set({ watermark: true }).where('id', '=', hub.hubId).execute());
    const marked = await read(1, session, hub);
    expect([plain.mediaType, marked.mediaType]).toEqual(['image/webp', 'image/jpeg']);
    expect(marked.size).toBeGreaterThan(0);
  });
});

test('the words of a page are found, and told only of pages that were served', async () => {
  const { hub, session } = await reader([2]);
  const { itemId, versionId } = hub;
  const { pages } = await invoke(searchDocument, session.visitor, { itemId, words: 'SCANNER' });
  expect(pages).toEqual([1, 2, 3, 4].map((page) => ({ page, times: 1 })));
  expect((await invoke(readPageText, session.visitor, { itemId, versionId, page: 2 })).pieces).toHaveLength(1);
  expect((await refusalOf(invoke(readPageText, session.visitor, { itemId, versionId, page: 3 })))?.code).toBe('not_found');
});

describe('what is told of reading', () => {
  const happenings = (of: OpenHub) =>
    inTenant((db) => db.selectFrom('hubHappening').select(['kind', 'detail']).where('hubId', '=', of.hubId).orderBy('id').execute());
  const kinds = async (of: OpenHub) => (await happenings(of)).map(({ kind }) => kind);
  const judged = ({ itemId, versionId }: OpenHub) => invoke(judgeReading, system, { itemId, versionId });

  test('each step of a document once: a page, half of them, all of them', async () => {
    const { hub, tab } = await reader();
    at(60);
    await tab([[1, 1_900]]);
    await judged(hub);
    expect(await kinds(hub)).toEqual([]);
    await tab([[1, 2_000]]);
    await judged(hub);
    expect(await kinds(hub)).toEqual(['viewed']);
    at(90);
    await tab([[2, 2_000]]);
    await judged(hub);
    await judged(hub);
    expect(await kinds(hub)).toEqual(['viewed', 'engaged']);
    at(120);
    await tab([
      [3, 2_000],
      [4, 2_000],
    ]);
    await judged(hub);
    expect(await kinds(hub)).toEqual(['viewed', 'engaged', 'finished']);
  });

  test('a visit, ten minutes after its last beat, with its time and how sure it is', async () => {
    const { hub, tab } = await reader();
    at(20);
    await tab([[1, 12_000]], { isFinal: true });
    at(619);
    await invoke(closeVisits, system, {});
    expect(await kinds(hub)).toEqual([]);
    at(621);
    await invoke(closeVisits, system, {});
    await invoke(closeVisits, system, {});
    const detail = { document: 'Yard rollout guide', ms: 12_000, label: 'complete', count: 1 };
    expect(await happenings(hub)).toEqual([{ kind: 'visited', detail }]);
    expect((await visitsOf(hub))[0]?.closedAt).toEqual(clock.now());
  });

  test('an archived hub is back once its reader came back, not by a visit that had begun before', async () => {
    const { hub, tab } = await reader();
    const archivedAt = async () =>
      (await inTenant((db) => db.selectFrom('hub').select('archivedAt').where('id', '=', hub.hubId).executeTakeFirstOrThrow())).archivedAt;
    at(20);
    await tab([[1, 12_000]]);
    await inTenant((db) => db.updateTable('hub').set({ archivedAt: clock.now() }).where('id', '=', hub.hubId).execute());
    at(700);
    await invoke(closeVisits, system, {});
    expect(await archivedAt()).not.toBeNull();
    at(900);
    await tab([[1, 17_000]]);
    at(1_600);
    await invoke(closeVisits, system, {});
    expect(await archivedAt()).toBeNull();
    expect(await kinds(hub)).toEqual(['visited', 'visited', 'reopened']);
  });

  test('nothing of what a program read', async () => {
    const { hub, tab } = await reader();
    at(60);
    await tab([[1, 50_000]], { isDriven: true });
    await judged(hub);
    at(700);
    await invoke(closeVisits, system, {});
    expect(await kinds(hub)).toEqual([]);
  });
});
