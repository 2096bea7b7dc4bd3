import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headReads } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { tabViews } from '@/app/(app)/accounts/[accountId]/_tabs';
import type { Caller } from '@/lib/core/actor';
import { callerFromSession } from '@/lib/core/auth/callers';
import { startSession } from '@/lib/core/auth/sessions';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke, invokeTogether } from '@/lib/core/operation';
import { openStream } from '@/lib/core/stream';
import { upsertAccounts } from '@/lib/features/account/commands';
import { accountTable } from '@/lib/features/account/table';
import { saveAccountLayout } from '@/lib/features/chart/layout';
import { scoreChanged } from '@/lib/features/health/passes';
import { readShell } from '@/lib/features/shell/queries';
import { exportUsers } from '@/lib/features/usage/export';
import { listUserTable } from '@/lib/features/usage/queries';
import { userTable } from '@/lib/features/usage/table';
import { addDays, localDay } from '@/lib/kit/day';
import type { Filter } from '@/lib/kit/filter';
import { decodeList } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import { type AccountTabId, accountTabs } from '@/lib/registry/account-tabs';
import { foldAll, ingestAll } from '@/tests/support/golden';
import { CHART, USER_CHART } from '@/tests/support/populate-charts';
import { statementsOf } from '@/tests/support/statements';
import { newPerson, newTenant } from '@/tests/support/tenant';

/** Statements that read or write tables, session and frame included, that a reading of usage may take. */
const MOST_STATEMENTS = 6;
/** Tabs of records read their rows, what their filters choose from and their sums; a plan is six kinds of records. */
const MOST_OF: Partial<Record<AccountTabId, number>> = {
  overview: 8,
  health: 8,
  metrics: 10,
  timeline: 8,
  touchpoints: 9,
  plan: 11,
  alerts: 7,
  tasks: 7,
  assets: 8,
  hub: 9,
  users: 8,
  deals: 8,
  collections: 7,
  financials: 8,
  nps: 7,
  support: 7,
  hierarchy: 8,
};
const ODD_ID = 'Ünit 7/b ?#%25';
const PEOPLE = ['anders', 'berit', 'carl', 'doris', 'emil'];
const today = localDay(new Date(), 'UTC');

let owner: Caller;
let sessionId: string;

/** Person n has n minutes on the day before yesterday; the last one was only identified. */
function events(accountId: string): Record<string, unknown>[] {
  const at = `${addDays(today, -2)}T10:00:00.000Z`;
  return PEOPLE.flatMap((userId, minutes) => {
    const shared = { userId, timestamp: at, context: { groupId: accountId } };
    const identify = {
      ...shared,
      type: 'identify',
      messageId: `i-${userId}`,
      traits: { name: `${userId} Holm`, email: `${userId}@fernway.example` },
    };
    const properties = { module: minutes % 2 ? 'Yard' : 'Dispatch', feature: 'Board', durationMs: minutes * 60_000 };
    const track = { ...shared, type: 'track', event: 'Opened', messageId: `t-${userId}`, properties };
    return userId === 'emil' ? [identify] : [identify, track];
  });
}

function placeOf(tab: AccountTabId, search: Record<string, string> = {}): AccountPlace {
  const { organization, actor } = owner;
  return {
    caller: { organization, actor },
    locale: 'en-GB',
    timeZone: 'UTC',
    accountId: ODD_ID,
    tab,
    asOf: undefined,
    today,
    latest: addDays(today, -1),
    path: '/',
    search,
    from: search.from === undefined ? undefined : decodeList(accountTable, search.from),
  };
}

beforeAll(async () => {
  owner = await newTenant('Fernway', { timezone: 'UTC' });
  await invoke(upsertAccounts, owner, {
    data: [
      { id: 'top', name: 'Top' },
      { id: ODD_ID, name: 'Odd', parentId: 'top' },
      { id: 'below', name: 'Below', parentId: ODD_ID },
    ],
  });
  await ingestAll(owner, events(ODD_ID));
  await foldAll(owner);
  await invoke(scoreChanged, owner, {});
  const additions = [CHART, USER_CHART].map((content) => ({ add: 'new', name: 'Chart', content }));
  await invoke(saveAccountLayout, owner, { accountId: ODD_ID, keep: [], remove: [], additions });
  const { actor } = await newPerson(owner);
  sessionId = await startSession(actor.identityId, owner.organization.id, { address: '', userAgent: '' });
});

afterAll(closeConnections);

/** All reads of one view, as layout and page make them. */
async function view(place: AccountPlace): Promise<void> {
  const caller = await callerFromSession(sessionId);
  if (!caller) throw new Error('no session');
  await invoke(readShell, caller, {});
  await invokeTogether(caller, { ...headReads(place), ...tabViews[place.tab].reads(place) });
}

describe('an account page', () => {
  const views: [AccountTabId, Record<string, string>][] = [
    ...accountTabs.map(({ id }): [AccountTabId, Record<string, string>] => [id, {}]),
    ['activity', { by: 'week' }],
    ['activity', { user: 'berit', module: 'Yard' }],
    ['modules', { of: 'features' }],
    ['modules', { user: 'berit' }],
    ['users', { f: '1!name~has~holm' }],
    ['users', { of: 'users', f: '1!name~has~holm' }],
    ['activity', { from: 'name~asc!1' }],
    ['activity', { from: 'mau~desc!1!mau~gte~1' }],
  ];

  it.each(views)('reads the tab %s %o in few statements', async (tab, search) => {
    const statements = await statementsOf(() => view(placeOf(tab, search)));
    expect(statements.length, statements.join('\n\n')).toBeLessThanOrEqual(
      search.of === 'users' ? MOST_STATEMENTS : (MOST_OF[tab] ?? MOST_STATEMENTS),
    );
    // Session, frame, account and header are always asked.
    expect(statements.length).toBeGreaterThanOrEqual(4);
  });

  it('leaves the first score of an account to the worker: its overview asks no more, but for how fresh it is', async () => {
    await invoke(upsertAccounts, owner, { data: [{ id: 'new', name: 'New' }] });
    const statements = await statementsOf(() => view({ ...placeOf('overview'), accountId: 'new' }));
    expect(statements.length, statements.join('\n\n')).toBeLessThanOrEqual((MOST_OF.overview ?? MOST_STATEMENTS) + 1);
  });

  it('answers not found for a user whom the account does not have', async () => {
    await expect(view(placeOf('modules', { user: 'nobody' }))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the users table', () => {
  const table = (state: { filter?: Filter; column?: string; direction?: 'asc' | 'desc'; cursor?: string | null; limit?: number }) =>
    invoke(listUserTable, owner, {
      accountId: ODD_ID,
      filter: state.filter ?? { all: [] },
      cursor: state.cursor ?? null,
      limit: state.limit ?? 50,
      sort: { column: state.column ?? 'activityRank', direction: state.direction ?? 'desc' },
    });
  const ids = (page: Awaited<ReturnType<typeof table>>) => page.rows.map((row) => row.userId);

  it('ranks by session time and shows who was only identified, without times', async () => {
    const page = await table({});
    expect(ids(page)).toEqual(['doris', 'carl', 'berit', 'emil', 'anders']);
    expect(page.rows.map((row) => [row.timeMs, row.activityRank])).toEqual([
      [180_000, 100],
      [120_000, 75],
      [60_000, 50],
      [0, 0],
      [0, 0],
    ]);
    expect(page.rows.find((row) => row.userId === 'emil')).toMatchObject({ firstSeen: null, lastSeen: null, name: 'emil Holm' });
  });

  it('pages in the order asked for and always tells the total', async () => {
    const first = await table({ column: 'name', direction: 'asc', limit: 2 });
    expect([ids(first), first.total, first.before]).toEqual([['anders', 'berit'], 5, 0]);
    const second = await table({ column: 'name', direction: 'asc', limit: 2, cursor: first.next });
    expect([ids(second), second.total, second.before]).toEqual([['carl', 'doris'], 5, 2]);
    const last = await table({ column: 'name', direction: 'asc', limit: 2, cursor: second.next });
    expect([ids(last), last.total, last.next]).toEqual([['emil'], 5, null]);
  });

  it('finds words in name, e-mail and id, and compares figures and days', async () => {
    expect(ids(await table({ filter: { all: [{ column: 'name', op: 'has', value: 'HOLM doris@' }] } }))).toEqual(['doris']);
    expect(ids(await table({ filter: { all: [{ column: 'name', op: 'starts', value: 'Ca' }] } }))).toEqual(['carl']);
    expect(ids(await table({ filter: { all: [{ column: 'time', op: 'gte', value: 120_000 }] } }))).toEqual(['doris', 'carl']);
    expect(ids(await table({ filter: { all: [{ column: 'lastSeen', op: 'empty', value: null }] } }))).toEqual(['emil']);
    expect((await table({ filter: { all: [{ column: 'name', op: 'has', value: 'nobody' }] } })).total).toBe(0);
  });

  it('gives the same rows as a file', async () => {
    const input = {
      accountId: ODD_ID,
      filter: { all: [{ column: 'time', op: 'gte', value: 1 }] },
      sort: userTable.defaultSort,
      columns: ['name', 'time', 'unknown'],
      words: { 'account.users.column.name': 'User' },
    };
    let text = '';
    for await (const chunk of await openStream(exportUsers, async () => owner, input)) text += chunk;
    expect(text).toBe('User,account.users.column.time\r\ndoris Holm,180000\r\ncarl Holm,120000\r\nberit Holm,60000\r\n');
  });
});
