import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller, UserActor } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { listAccounts } from '@/lib/features/account/queries';
import { closeAlert, raiseAlert, snoozeAlert } from '@/lib/features/alert/commands';
import { writePulse } from '@/lib/features/health/commands';
import type { ModelContent } from '@/lib/features/health/contract';
import { createHealthModel, publishHealthModel, updateHealthModel } from '@/lib/features/health/model-commands';
import { scoreChanged, scoreDay } from '@/lib/features/health/passes';
import { HOME_LISTS, type HomeListId, type HomeRequest } from '@/lib/features/home-page/contract';
import { readHome } from '@/lib/features/home-page/queries';
import { upsertInteractions } from '@/lib/features/interaction/upsert';
import { upsertSubscriptions } from '@/lib/features/money/upsert';
import { createNote } from '@/lib/features/note/commands';
import { upsertNps } from '@/lib/features/survey/commands';
import { createTask, updateTask } from '@/lib/features/task/commands';
import { addDays } from '@/lib/kit/day';
import { foldAll, ingestAll } from '@/tests/support/golden';
import { statementsOf } from '@/tests/support/statements';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

/** Statements of the whole page, beside session and frame: whose book it is, everything in it, and why health moved. */
const MOST_STATEMENTS = 3;
const TODAY = '2026-03-16';
const FIRST = '2026-03-01';

type Person = Caller & { actor: UserActor };
let owner: Caller;
let marta: Person;
let tobias: Person;
let manager: Person;
let newcomer: Person;

const at = (day: string, time = '09:00') => `${day}T${time}:00.000Z`;
const onDay = (day: string) => vi.spyOn(clock, 'now').mockReturnValue(new Date(at(day, '12:00')));
const read = (who: Person, request: HomeRequest = {}) => invoke(readHome, who, request);
const names = (list: { rows: { account: string }[] } | null) => list?.rows.map(({ account }) => account);

/** What the CSM thinks, and nothing else. */
const content: ModelContent = {
  bands: { average: 31, good: 71 },
  components: [
    {
      ...{ key: 'pulse', name: null, weight: 1 },
      members: [
        {
          ...{ metric: 'pulse', missing: { policy: 'exclude' }, staleDays: null },
          scale: {
            kind: 'categories',
            scores: [
              { value: 'poor', score: 10 },
              { value: 'average', score: 50 },
              { value: 'good', score: 90 },
            ],
            other: null,
          },
        },
      ],
    },
  ],
};

async function scoreAll(pass: typeof scoreDay) {
  for (let scored = 1; scored > 0; ) ({ scored } = await invoke(pass, owner, {}));
}
const pulse = (accountId: string, rating: string) => invoke(writePulse, owner, { accountId, rating, comment: 'As it seems' });

/** Subscriptions of 100.00 a month that renew in so many days. */
const seat = (accountId: string, days: number) => ({
  ...{
    id: `seat-${accountId}`,
    accountId,
    code: 'TMS',
    billingCycle: 'month',
    currency: 'EUR',
    startDate: '2025-01-01',
    renewal: 'auto',
    termMonths: 12,
  },
  renewsOn: addDays(TODAY, days),
  changes: [{ effectiveOn: '2025-01-01', quantity: 1, unitAmount: 10_000, discountAmount: 0 }],
});

async function fillRecords() {
  const touchpoint = (id: string, accountId: string, day: string, email: string, completed = true) => ({
    ...{ id, accountId, type: 'call', subject: id, occurredAt: at(day), completed, participants: [{ email, role: 'host' }] },
  });
  await invoke(upsertInteractions, owner, {
    data: [
      touchpoint('Talk of yesterday', 'fallen', addDays(TODAY, -1), marta.actor.email),
      touchpoint('Talk of another', 'theirs', addDays(TODAY, -2), tobias.actor.email),
      touchpoint('Help for Marta', 'risen', addDays(TODAY, -3), tobias.actor.email),
      touchpoint('Long ago', 'fallen', addDays(TODAY, -40), marta.actor.email),
      touchpoint('Still to come', 'fallen', addDays(TODAY, 1), marta.actor.email, false),
    ],
  });
  await invoke(createNote, owner, { accountId: 'theirs', body: `# Ask [@Marta](mention:${marta.actor.membershipId})\n\nabout this` });
  const task = (title: string, who: Person, dueOn: string | null, accountId = 'fallen') =>
    invoke(createTask, owner, { accountId, title, assigneeId: who.actor.membershipId, dueOn });
  await task('Late', marta, addDays(TODAY, -3));
  await task('Now', marta, TODAY, 'theirs');
  await task('Later', marta, addDays(TODAY, 1));
  await task('Some day', marta, null);
  await task('Of Tobias', tobias, TODAY);
  await invoke(updateTask, owner, { ...(await task('Did it', tobias, TODAY)), status: 'done' });
  const alert = (title: string, severity: string, accountId = 'fallen') => invoke(raiseAlert, owner, { accountId, title, severity });
  await alert('Warning', 'warning');
  await alert('Grave', 'critical');
  await alert('Of others', 'critical', 'theirs');
  await invoke(snoozeAlert, owner, { ...(await alert('Snoozed', 'critical')), until: addDays(TODAY, 1), reason: 'They are on holiday' });
  await invoke(closeAlert, owner, { ...(await alert('Closed', 'critical')), outcome: 'false_alarm' });
  const answer = { email: 'mari@customer.example', score: 9, submittedAt: at(addDays(TODAY, -4)) };
  await invoke(upsertNps, owner, { data: [{ ...answer, id: 'answer', accountId: 'fallen' }] });
}

/** A user active on each of these days before today. */
const activity = (accountId: string, userId: string, daysAgo: readonly number[]) =>
  daysAgo.map((days) => ({
    ...{ type: 'track', event: 'Opened', userId, messageId: `${accountId} ${userId} ${days}`, context: { groupId: accountId } },
    timestamp: at(addDays(TODAY, -days)),
  }));

beforeAll(async () => {
  onDay(FIRST);
  owner = await newTenant('Fernway', { timezone: 'UTC', currency: 'EUR' });
  const team = await newTeam(owner, [{ all: [{ column: 'status', op: 'is', value: 'open' }] }]);
  marta = await newPerson(owner);
  tobias = await newPerson(owner, { name: 'Tobias Renner' });
  manager = await newPerson(owner, { name: 'Helena Voss', role: 'advanced', teamIds: [team] });
  newcomer = await newPerson(owner, { name: 'Ines Duarte', sees: 'teams', teamIds: [team] });
  const account = (id: string, ownerEmail: string | null) => ({ id, name: id, ownerEmail, createdAt: at('2025-01-01') });
  await invoke(upsertAccounts, owner, {
    data: [
      ...['fallen', 'risen', 'steady'].map((id) => account(id, marta.actor.email)),
      account('theirs', tobias.actor.email),
      account('nobodys', null),
    ],
  });
  const made = await invoke(createHealthModel, owner, { name: 'Pulse', content });
  const named = await invoke(updateHealthModel, owner, { ...made, name: 'Pulse', accountTypes: [], segment: null });
  await invoke(publishHealthModel, owner, named);
  for (const [id, rating] of Object.entries({ fallen: 'good', risen: 'poor', steady: 'good', theirs: 'average' })) await pulse(id, rating);
  onDay(addDays(FIRST, 1));
  await scoreAll(scoreDay);
  onDay(TODAY);
  for (const [id, rating] of Object.entries({ fallen: 'poor', risen: 'average', theirs: 'poor', nobodys: 'good' })) await pulse(id, rating);
  await scoreAll(scoreDay);
  await scoreAll(scoreChanged);
  await invoke(upsertSubscriptions, owner, { data: [seat('fallen', 0), seat('risen', 89), seat('steady', 90), seat('theirs', 10)] });
  await fillRecords();
  const grown = ['anders', 'berit', 'carl'].flatMap((userId) => activity('fallen', userId, [2, 5]));
  await ingestAll(owner, [...grown, ...activity('steady', 'doris', [2, 20, 29])]);
  await foldAll(owner);
  await invoke(refreshAccountVisibility, owner, { all: true });
});

afterAll(closeConnections);

describe('a Home', () => {
  it('is of one’s own accounts, and of all where none is one’s own', async () => {
    expect((await read(marta)).book).toEqual({ which: 'mine', id: null, name: null, owners: [marta.actor.email] });
    expect((await read(manager)).book).toMatchObject({ which: 'all', owners: null });
    expect([(await read(marta)).days, (await read(manager)).days]).toEqual([14, 30]);
  });

  it('tells whose health moved, the worst first, and exactly why', async () => {
    const { health, since } = await read(marta);
    expect(since).toBe(FIRST);
    expect(health?.total).toBe(2);
    expect(health?.rows.map(({ change, ...row }) => [row, change?.components])).toEqual([
      [
        { accountKey: 'fallen', account: 'fallen', score: 10, band: 'poor', before: 90, beforeBand: 'good' },
        [{ key: 'pulse', name: null, metric: 'pulse', delta: -80 }],
      ],
      [
        { accountKey: 'risen', account: 'risen', score: 50, band: 'average', before: 10, beforeBand: 'poor' },
        [{ key: 'pulse', name: null, metric: 'pulse', delta: 40 }],
      ],
    ]);
  });

  it('sums the book by health as the account list does, and what renews within ninety days', async () => {
    const { bands, renewalSum, renewals, currency } = await read(marta);
    expect(bands?.toSorted((a, b) => a.band.localeCompare(b.band))).toEqual([
      { band: 'average', accounts: 1, mrr: 10_000, unpriced: 0 },
      { band: 'good', accounts: 1, mrr: 10_000, unpriced: 0 },
      { band: 'poor', accounts: 1, mrr: 10_000, unpriced: 0 },
    ]);
    const poor = { all: [{ column: 'owner', op: 'is', value: marta.actor.email } as const, { column: 'health', op: 'is', value: 'poor' } as const] };
    const listed = await invoke(listAccounts, marta, { filter: poor, sort: { column: 'name', direction: 'asc' }, cursor: null });
    expect(listed.total).toBe(1);
    expect([renewalSum, currency]).toEqual([{ accounts: 2, amount: 240_000, unpriced: 0 }, 'EUR']);
    expect(renewals?.rows.map(({ account, on, amount }) => [account, on, amount])).toEqual([
      ['fallen', TODAY, 120_000],
      ['risen', addDays(TODAY, 89), 120_000],
    ]);
  });

  it('lists what is to be done: alerts of these accounts by gravity, own tasks due by today on any account', async () => {
    const { alerts, tasks } = await read(marta);
    expect(alerts?.rows.map(({ title }) => title)).toEqual(['Grave', 'Warning']);
    expect(tasks?.rows.map(({ title, account }) => [title, account])).toEqual([
      ['Late', 'fallen'],
      ['Now', 'theirs'],
    ]);
  });

  it('lists touchpoints on these accounts and notes that name the reader', async () => {
    const { recent } = await read(marta);
    expect(recent?.rows.map(({ kind, title }) => [kind, title])).toEqual([
      ['note', 'Ask @Marta'],
      ['interaction', 'Talk of yesterday'],
      ['interaction', 'Help for Marta'],
    ]);
    expect((await read(tobias)).recent?.rows.map(({ title }) => title)).toEqual(['Talk of another']);
  });

  it('tells whose use moved by a tenth over whole weeks', async () => {
    const { usage, weeks } = await read(marta);
    expect([weeks, usage?.rows.map(({ account, mau, before }) => [account, mau, before])]).toEqual([2, [['fallen', 3, 0]]]);
  });

  it('shows several people’s accounts by who did what and by movement between bands', async () => {
    const { leaders, movement, health } = await read(manager, { book: 'all', days: 14 });
    const figures = leaders?.rows.map(({ name, accounts, held, done, answers, rose, fell, moved }) => [
      name,
      accounts,
      held,
      done,
      answers,
      rose,
      fell,
      moved,
    ]);
    expect(figures).toEqual([
      ['Tobias Renner', 1, 2, 1, 0, 0, 1, 1],
      ['Marta Lindqvist', 3, 1, 0, 1, 1, 1, 2],
    ]);
    expect(movement?.toSorted((a, b) => `${a.from}${a.to}`.localeCompare(`${b.from}${b.to}`))).toEqual([
      { from: 'average', to: 'poor', accounts: 1 },
      { from: 'good', to: 'good', accounts: 1 },
      { from: 'good', to: 'poor', accounts: 1 },
      { from: 'poor', to: 'average', accounts: 1 },
      { from: 'unknown', to: 'good', accounts: 1 },
    ]);
    expect(names(health)).toEqual(['fallen', 'theirs', 'risen', 'nobodys']);
    for (const { from, to, accounts } of movement ?? []) {
      const cell = await read(manager, { book: 'all', days: 14, list: 'health', from, to });
      expect(cell.health, `${from} to ${to}`).toMatchObject({ total: accounts });
    }
  });

  it('opens every figure of the leaderboard as the rows it counts', async () => {
    const { leaders } = await read(manager, { book: 'all', days: 14 });
    const lists = { held: 'held', done: 'done', answers: 'answers', moved: 'health' } as const satisfies Record<string, HomeListId>;
    for (const leader of leaders?.rows ?? []) {
      for (const [figure, list] of Object.entries(lists)) {
        const rows = (await read(manager, { book: leader.id, days: 14, list }))[list];
        expect([rows?.rows.length, rows?.total], `${leader.name} ${figure}`).toEqual(Array(2).fill(leader[figure as 'held']));
      }
    }
  });

  it('gives each list alone, and nothing but it and the book’s sums', async () => {
    for (const list of HOME_LISTS) {
      const reading = await read(marta, { list });
      expect(HOME_LISTS.filter((one) => reading[one] !== null)).toEqual([list]);
      expect([reading.leaders, reading.bands?.length]).toEqual([null, 3]);
    }
  });

  it('is empty for who may see nothing yet, and shows nobody more than their accounts', async () => {
    expect(await read(newcomer)).toMatchObject({ book: { which: 'all' }, bands: [], health: { total: 0 }, renewalSum: { accounts: 0, amount: 0 } });
    await invoke(upsertAccounts, owner, { data: [{ id: 'theirs', name: 'theirs', status: 'open' }] });
    await invoke(refreshAccountVisibility, owner, { all: true });
    const seen = await read(newcomer, { book: 'all' });
    for (const list of ['health', 'alerts', 'renewals', 'tasks', 'recent'] as const) expect(names(seen[list]), list).toEqual(['theirs']);
    expect(seen.leaders?.rows.map(({ name, accounts, held }) => [name, accounts, held])).toEqual([['Tobias Renner', 1, 1]]);
    expect(await read(newcomer, { book: marta.actor.membershipId })).toMatchObject({
      book: { name: 'Marta Lindqvist' },
      bands: [],
      tasks: { total: 1 },
    });
    await expect(read(marta, { book: crypto.randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of a team holds the accounts of those in the reader’s teams', async () => {
    expect(await read(manager, { book: 'team' })).toMatchObject({ book: { which: 'team', owners: [] }, bands: [], leaders: { total: 0 } });
  });

  it('takes few statements, however much it shows', async () => {
    for (const request of [{}, { book: 'all' }, { list: 'health' }] satisfies HomeRequest[]) {
      const sent = await statementsOf(() => read(marta, request));
      expect(sent.length, JSON.stringify(request)).toBeLessThanOrEqual(MOST_STATEMENTS);
    }
  });
});
