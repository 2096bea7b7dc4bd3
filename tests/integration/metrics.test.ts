import '@/tests/support/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { listAlertRecords } from '@/lib/features/alert/queries';
import { createRule } from '@/lib/features/alert-rule/commands';
import { evaluateRules } from '@/lib/features/alert-rule/evaluate';
import { writePulse } from '@/lib/features/health/commands';
import { createHealthModel, publishHealthModel } from '@/lib/features/health/model-commands';
import { scoreDay } from '@/lib/features/health/passes';
import { readAccountHealth } from '@/lib/features/health/queries';
import { createFormula } from '@/lib/features/metric/commands';
import { METRICS } from '@/lib/features/metric/metrics';
import { listOwnMetrics } from '@/lib/features/metric/queries';
import { createOrganization } from '@/lib/features/organization/commands';
import { readAccountNps } from '@/lib/features/survey/queries';
import { readAccountSupport } from '@/lib/features/ticket/queries';
import { readActivity } from '@/lib/features/usage/queries';
import { addDays, localDay } from '@/lib/kit/day';
import { callApi } from '@/tests/support/api-client';
import { foldAll, ingestAll } from '@/tests/support/golden';
import { metricValues } from '@/tests/support/metric-values';

let key: string;
let system: Caller;
let today: string;

const put = async (collection: string, ...data: unknown[]) =>
  expect(await callApi(`PUT /api/v1/${collection}`, { key, body: { data } })).toMatchObject({ body: { rejected: [] } });
const at = (daysAgo: number, hour = '09') => `${addDays(today, -daysAgo)}T${hour}:00:00.000Z`;

async function metricsOn(day: string, ids: readonly string[]) {
  const { rich = {}, bare = {} } = await metricValues(system, day, ids);
  return { rich, bare };
}

beforeAll(async () => {
  const made = await createOrganization({ name: 'Metrics', timezone: 'UTC', currency: 'EUR' });
  key = made.apiKey;
  system = await systemCaller(made.organization.id, 'test');
  today = localDay(clock.now(), 'UTC');
  const fields = { status: 'at_risk', lifecycleStage: 'renewal', attributes: { seats: 12.5 } };
  await callApi('POST /api/v1/attributes', { key, body: { key: 'seats', label: 'Seats', kind: 'number' } });
  await put('accounts', { id: 'rich', name: 'Rich', createdAt: at(400), ...fields }, { id: 'bare', name: 'Bare', createdAt: at(400) });
  const person = { userId: 'ada', context: { groupId: 'rich' }, type: 'track', event: 'Opened' };
  const properties = { module: 'Yard', durationMs: 90_000 };
  await ingestAll(system, [
    { ...person, messageId: 'm1', timestamp: at(4), properties },
    { ...person, messageId: 'm2', timestamp: at(3), properties: { ...properties, module: 'Dispatch' } },
    { ...person, userId: 'bo', messageId: 'm3', timestamp: at(45), properties },
  ]);
  await foldAll(system);
  const term = {
    billingCycle: 'year',
    currency: 'EUR',
    startDate: addDays(today, -100),
    renewal: 'auto',
    renewsOn: addDays(today, 30),
    termMonths: 12,
  };
  const change = { effectiveOn: addDays(today, -100), quantity: 1, unitAmount: 120_000, discountAmount: 0 };
  await put('subscriptions', { id: 's', accountId: 'rich', code: 'TMS', ...term, changes: [change] });
  const invoice = { accountId: 'rich', number: 'F', currency: 'EUR', issuedAt: at(60), status: 'open', lines: [] };
  await put(
    'invoices',
    { ...invoice, id: 'i1', dueAt: at(20), lines: [{ description: 'Seats', amount: 12_345, recurring: true }] },
    { ...invoice, id: 'i2', dueAt: at(5) },
    { ...invoice, id: 'i3', status: 'paid', dueAt: at(40) },
  );
  const answer = { accountId: 'rich', email: 'a@b.example', submittedAt: at(9) };
  await put('nps', { ...answer, id: 'n1', score: 9 }, { ...answer, id: 'n2', score: 6 });
  await put('csat', { ...answer, id: 'c1', score: 5 }, { ...answer, id: 'c2', score: 2 });
  const ticket = { accountId: 'rich', subject: 'x', status: 'open', priority: 'high', type: 'question' };
  await put(
    'tickets',
    { ...ticket, id: 't1', createdAt: at(10), escalated: true, slaBreachedAt: at(2) },
    { ...ticket, id: 't2', createdAt: at(30), closedAt: at(0, '00'), escalated: true },
    { ...ticket, id: 't3', createdAt: at(5), closedAt: at(4), escalated: true, slaBreachedAt: at(5) },
  );
  const touch = { accountId: 'rich', type: 'call', subject: 'x', completed: true };
  await put(
    'interactions',
    { ...touch, id: 'x1', occurredAt: at(12), participants: [{ email: 'a@b.example', role: 'guest' }] },
    { ...touch, id: 'x2', occurredAt: at(3) },
  );
  const contact = { accountId: 'rich', firstName: 'A', lastName: 'B' };
  await put(
    'contacts',
    { ...contact, id: 'p1', email: 'p1@b.example', role: 'Champion' },
    { ...contact, id: 'p2', email: 'p2@b.example', role: 'champion' },
  );
  await callApi('POST /api/v1/tasks', { key, body: { accountId: 'rich', title: 'Late', dueOn: addDays(today, -1) } });
  await invoke(writePulse, system, { accountId: 'rich', rating: 'poor', comment: 'Quiet' });
}, 60_000);
afterAll(closeConnections);

it('reads the metrics of every source for many accounts at once', async () => {
  const { rich } = await metricsOn(today, [...Object.keys(METRICS), 'attribute:seats']);
  expect(rich).toEqual({
    ...{ mau: '1', wau: '1', dau: '0', stickiness: '0.07', productUsers: '2', activeShare: '0.5', lastSeenDays: '2', modulesUsed: '2' },
    ...{ mrr: '100.00', renewalDays: '30', renewalAmount: '1200.00', lifetimeRevenue: '123.45', overdueInvoices: '2', overdueDays: '20' },
    ...{
      npsScore: '7.5',
      nps: '0',
      npsResponses: '2',
      detractors: '1',
      csat: '50',
      openTickets: '1',
      openTicketAge: '10.6',
      escalatedTickets: '1',
      breachedTickets: '1',
      closedTicketAge: '15.3',
    },
    ...{ touchDays: '12', contactRoles: '1', overdueTasks: '1', pulse: 'poor', hubReading: '0' },
    ...{ status: 'at_risk', lifecycleStage: 'renewal', 'attribute:seats': '12.5' },
  });
});

it('has zeros where there is nothing to count, and no value where there is nothing to measure', async () => {
  const { bare } = await metricsOn(today, Object.keys(METRICS));
  const zeros = Object.entries(METRICS).filter(([, { missing }]) => missing === 'zero');
  expect(Object.keys(bare).sort()).toEqual(zeros.map(([id]) => id).sort());
  expect(new Set(Object.values(bare).map(Number))).toEqual(new Set([0]));
});

it('agrees with the readings of the features, as of days past', async () => {
  const day = addDays(today, -3);
  const { rich } = await metricsOn(day, Object.keys(METRICS));
  const asked = { accountId: 'rich', asOf: day };
  const { activity, wau, stickiness } = await invoke(readActivity, system, asked);
  const expected = {
    mau: activity.mau,
    dau: activity.dau,
    wau,
    stickiness,
    timePerUser: activity.dailyTimePerActiveUserMs,
    productUsers: activity.productUsers,
  };
  expect(rich).toMatchObject(Object.fromEntries(Object.entries(expected).map(([id, value]) => [id, String(value)])));
  const { figures } = await invoke(readAccountNps, system, asked);
  expect([rich.npsScore, rich.nps]).toEqual([String(figures.score), String(figures.nps)]);
  const { trends } = await invoke(readAccountSupport, system, asked);
  expect(rich.openTicketAge).toBe(String(trends.months.at(-1)?.openAgeDays));
  // The second ticket was open then, and escalated as it is today; the promise of the first was broken a day later.
  expect([rich.openTickets, rich.escalatedTickets, rich.breachedTickets]).toEqual(['2', '2', '0']);
});

it('count an event over any days, of full ones', async () => {
  const counts = { 'event:2:Opened': '0', 'event:3:Opened': '1', 'event:4:Opened': '2', 'event:90:Opened': '3', 'event:7:Never': '0' };
  expect((await metricsOn(addDays(today, -1), Object.keys(counts))).rich).toEqual(counts);
  expect(await metricsOn(today, ['event:0:Opened', 'event:91:Opened', 'event:x:Opened', 'event:7:'])).toEqual({ rich: {}, bare: {} });
});

it('have seat use among them, as a formula of an attribute that models score and rules watch', async () => {
  const seatUse = { name: 'Seat use', expression: 'mau / [attribute:seats]', decimals: 3, asShare: true };
  const metric = `formula:${(await invoke(createFormula, system, seatUse)).id}`;
  expect((await invoke(listOwnMetrics, system, {})).find(({ id }) => id === metric)).toMatchObject({ unit: 'share' });
  // One user in the last 30 days, of 12.5 seats; without seats there is no share of them.
  expect(await metricsOn(addDays(today, -1), [metric])).toEqual({ rich: { [metric]: '0.08' }, bare: {} });

  const points = [
    { at: 0, score: 0 },
    { at: 1, score: 100 },
  ];
  const member = { metric, scale: { kind: 'linear', points }, missing: { policy: 'exclude' }, staleDays: null };
  const content = { bands: { average: 31, good: 71 }, components: [{ key: 'seats', name: null, weight: 1, members: [member] }] };
  await invoke(publishHealthModel, system, await invoke(createHealthModel, system, { name: 'Seats', content }));
  await invoke(createRule, system, { name: 'Seats idle', conditions: [{ kind: 'figure', metric, op: 'lte', figure: 0.25 }] });
  const opened = (days: number, figure: number) => [{ kind: 'figure', metric: `event:${days}:Opened`, op: 'gte', figure }];
  for (const figure of [2, 3]) await invoke(createRule, system, { name: `Opened ${figure} times`, conditions: opened(4, figure) });
  await expect(invoke(createRule, system, { name: 'Too far', conditions: opened(91, 1) })).rejects.toMatchObject({ code: 'invalid' });
  for (let scored = 1; scored > 0; ) ({ scored } = await invoke(scoreDay, system, {}));
  for (let more = true; more; ) ({ more } = await invoke(evaluateRules, system, {}));
  expect(await invoke(readAccountHealth, system, { accountId: 'rich' })).toMatchObject({ score: 8, band: 'poor' });
  const raised = (await invoke(listAlertRecords, system, { limit: 10 })).data.map(({ accountId, title, evidence }) => [
    accountId,
    title,
    evidence?.[0]?.value,
  ]);
  expect(raised.sort()).toEqual([
    ['rich', 'Opened 2 times', '2'],
    ['rich', 'Seats idle', '0.08'],
  ]);
});
