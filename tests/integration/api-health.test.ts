import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clock } from '@/lib/core/clock';
import { closeConnections } from '@/lib/core/db/pool';
import { closeQueues } from '@/lib/core/jobs/wake';
import { PRESETS } from '@/lib/features/health/presets';
import { createOrganization } from '@/lib/features/organization/commands';
import { addDays, localDay } from '@/lib/kit/day';
import { callApi } from '@/tests/support/api-client';

const HEALTH = '/api/v1/accounts/HF%201/health';
let key = '';
const today = localDay(clock.now(), 'UTC');
const send = (line: string, body?: unknown, headers?: Record<string, string>) => callApi(line, { key, headers, ...(body !== undefined && { body }) });

beforeAll(async () => {
  key = (await createOrganization({ name: 'Ours', timezone: 'UTC' })).apiKey;
  await send('PUT /api/v1/accounts', { data: [{ id: 'HF 1', name: 'Halden', createdAt: `${addDays(today, -30)}T09:00:00Z` }] });
});
afterAll(async () => {
  await closeQueues();
  await closeConnections();
});

describe('health models', () => {
  const content = PRESETS.relationship;

  it('are made, told whom they are for, drafted, tried, published and deleted', async () => {
    const made = await send('POST /api/v1/health-models', { name: 'Relations', content });
    expect(made.status).toBe(201);
    const of = `/api/v1/health-models/${made.body.id}`;
    const named = await send(`PUT ${of}`, { version: made.body.version, name: 'Companies', accountTypes: ['company'], segment: null });
    const published = await send(`POST ${of}/versions`, { version: named.body.version });
    expect(published.status).toBe(201);
    const draft = await send(`PUT ${of}/draft`, { version: published.body.version, content: PRESETS.adoption });
    expect((await send(`PUT ${of}/draft`, { version: made.body.version, content })).status).toBe(409);
    expect((await send(`GET ${of}`)).body).toMatchObject({ name: 'Companies', published: 1, hasDraft: true, content: PRESETS.adoption });
    expect((await send(`DELETE ${of}/draft?version=${draft.body.version}`)).body).toMatchObject({ id: made.body.id });
    expect((await send('GET /api/v1/health-models')).body.data).toMatchObject([
      { id: made.body.id, isDefault: false, hasDraft: false },
      { isDefault: true },
    ]);
    expect((await send('PUT /api/v1/health-models', { ids: [made.body.id] })).status).toBe(204);
    expect((await send(`DELETE ${of}`)).status).toBe(204);
    expect((await send(`GET ${of}`)).status).toBe(404);
    expect((await send(`POST ${of}/trials`, { content })).status).toBe(404);
  });

  it('say what a draft would make of the book, and would have told, also for a key of idempotency', async () => {
    const { id } = (await send('POST /api/v1/health-models', { name: 'Tried', content })).body;
    const [trials, tests] = [`POST /api/v1/health-models/${id}/trials`, `POST /api/v1/health-models/${id}/back-tests`];
    const trial = await send(trials, { content }, { 'idempotency-key': 'trial' });
    expect(trial).toMatchObject({ status: 200, body: { accounts: 1, changing: 0 } });
    expect((await send(trials, { content: PRESETS.adoption }, { 'idempotency-key': 'trial' })).status).toBe(422);
    const none = { left: 0, renewed: 0 };
    expect((await send(tests, { content, horizonDays: 60 })).body).toMatchObject({ horizonDays: 60, cases: none, scored: none, findings: null });
    expect((await send(tests, { content, horizonDays: 61 })).status).toBe(400);
  });
});

it('types of accounts say how parents are scored', async () => {
  expect((await send('PUT /api/v1/parent-policies/company', { policy: 'worst' })).status).toBe(204);
  expect((await send('GET /api/v1/parent-policies')).body.data).toContainEqual({ accountType: 'company', name: 'Company', policy: 'worst' });
  expect((await send('PUT /api/v1/parent-policies/nothing', { policy: 'own' })).status).toBe(404);
});

describe('an account', () => {
  it('takes the pulse of who is in charge, which counts', async () => {
    expect((await send(`POST ${HEALTH}/pulses`, { rating: 'good', comment: 'They will renew' })).status).toBe(204);
    expect((await send(`POST ${HEALTH}/pulses`, { rating: 'splendid', comment: 'x' })).status).toBe(400);
    const { components } = (await send(`GET ${HEALTH}?asOf=${today}`)).body as { components: object[] };
    expect(components).toContainEqual(expect.objectContaining({ key: 'pulse', value: 'good', score: 100 }));
  });

  it('shows another score until that ends, and its history', async () => {
    const override = { score: 12, reason: 'The sponsor left', untilOn: addDays(today, 3) };
    expect((await send(`PUT ${HEALTH}/override`, override)).status).toBe(204);
    expect((await send(`GET ${HEALTH}`)).body.override).toMatchObject({ ...override, band: 'poor' });
    expect((await send(`DELETE ${HEALTH}/override`)).status).toBe(204);
    expect((await send(`DELETE ${HEALTH}/override`)).status).toBe(422);
    expect((await send(`POST ${HEALTH}/scores`, {})).status).toBe(204);
    expect((await send(`GET ${HEALTH}/history?asOf=${today}&days=7`)).body).toMatchObject({ points: { length: 7 } });
  });
});
