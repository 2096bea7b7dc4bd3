import '@/tests/support/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConnections } from '@/lib/core/db/pool';
import { closeQueues } from '@/lib/core/jobs/wake';
import { createOrganization } from '@/lib/features/organization/commands';
import { callApi } from '@/tests/support/api-client';

let key = '';
beforeAll(async () => {
  key = (await createOrganization({ name: 'Ours' })).apiKey;
  await send('PUT /api/v1/accounts', { data: [{ id: 'HF 1', name: 'Halden' }] });
});
afterAll(async () => {
  await closeQueues();
  await closeConnections();
});

const send = (line: string, body?: unknown) => callApi(line, { key, ...(body !== undefined && { body }) });
const made = async (line: string, body: object) => String((await send(line, body)).body.id);

describe('alerts', () => {
  it('are raised, acknowledged, snoozed, closed and opened again', async () => {
    const { status, body } = await send('POST /api/v1/alerts', { accountId: 'HF 1', title: 'Logins fell', severity: 'critical', rule: 'Use' });
    expect(status).toBe(201);
    const of = `/api/v1/alerts/${body.id}`;
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    expect((await send(`PUT ${of}/acknowledgement`, {})).status).toBe(204);
    expect((await send(`PUT ${of}/snooze`, { until, reason: 'Holidays' })).status).toBe(204);
    expect((await send(`GET ${of}`)).body).toMatchObject({ status: 'snoozed', snoozedUntil: until, rule: 'Use' });
    expect((await send(`PUT ${of}/snooze`, { until: '2020-01-01', reason: 'Past' })).status).toBe(400);
    expect((await send(`DELETE ${of}/snooze`)).status).toBe(204);
    expect((await send(`PUT ${of}/resolution`, { outcome: 'successful', note: 'Trained them' })).status).toBe(204);
    expect((await send(`PUT ${of}/resolution`, { outcome: 'false_alarm' })).status).toBe(409);
    expect((await send('GET /api/v1/alerts?accountId=HF%201&status=closed')).body.data).toMatchObject([{ id: body.id, outcome: 'successful' }]);
    expect((await send(`DELETE ${of}/resolution`)).status).toBe(204);
    const change = { alerts: { ids: [body.id] }, change: { to: 'closed', outcome: 'false_alarm' } };
    expect((await send('POST /api/v1/accounts/HF%201/alert-changes', change)).body).toMatchObject({ ids: [body.id], left: 0 });
    expect((await send(`DELETE ${of}`)).status).toBe(204);
    expect((await send(`GET ${of}`)).status).toBe(404);
  });

  it('are refused whole when something of them is wrong', async () => {
    const bad = [{ title: '' }, { severity: 'grave' }, { accountId: 'nobody' }, { raisedAt: 'yesterday' }, { status: 'closed' }];
    const alert = { accountId: 'HF 1', title: 'Logins fell' };
    const statuses = await Promise.all(bad.map(async (fault) => (await send('POST /api/v1/alerts', { ...alert, ...fault })).status));
    expect(statuses).toEqual([400, 400, 404, 400, 400]);
    expect((await send('GET /api/v1/alerts')).body.data).toEqual([]);
  });
});

describe('layouts', () => {
  const content = { tabs: [{ id: 'hierarchy', shown: false }], widgets: [{ id: 'about', area: 'main', width: 3, height: 1 }] };

  it('are drafted, published, rolled back, withdrawn and removed', async () => {
    const first = (await send('POST /api/v1/layouts', { accountType: null, teamId: null, variant: 'any', content })).body;
    const of = `/api/v1/layouts/${first.id}`;
    const published = await send(`POST ${of}/versions`, { version: first.version });
    expect(published).toMatchObject({ status: 201, body: { number: 1, former: null } });
    const draft = await send(`PUT ${of}/draft`, { version: published.body.version, content: { ...content, tabs: [] } });
    expect((await send(`GET ${of}`)).body).toMatchObject({ hasDraft: true, published: 1, content: { tabs: [] }, versions: [{ number: 1 }] });
    expect((await send(`PUT ${of}/draft`, { version: first.version, content })).status).toBe(409);
    await send(`POST ${of}/versions`, { version: draft.body.version });
    expect((await send(`PUT ${of}/version`, { number: 1 })).body).toMatchObject({ number: 3, former: 2 });
    expect((await send(`GET ${of}`)).body).toMatchObject({ hasDraft: false, published: 3, content });
    expect((await send('GET /api/v1/layouts')).body.data).toMatchObject([{ id: first.id, published: 3, variant: 'any' }]);
    expect((await send(`DELETE ${of}/version`)).body).toMatchObject({ id: first.id });
    expect((await send(`DELETE ${of}/draft?version=1`)).status).toBe(409);
    expect((await send(`DELETE ${of}`)).status).toBe(204);
    expect((await send(`GET ${of}`)).status).toBe(404);
  });
});

describe('SuccessPlays', () => {
  it('are made, started, ended, deleted and brought back', async () => {
    const id = await made('POST /api/v1/plays', { name: 'Onboard', active: true, steps: [{ title: 'Kick off', afterDays: 3 }] });
    const run = await made('POST /api/v1/accounts/HF%201/play-runs', { playId: id });
    expect((await send(`GET /api/v1/play-runs/${run}`)).body).toMatchObject({ accountId: 'HF 1', playId: id, status: 'running', tasks: 1 });
    expect((await send(`DELETE /api/v1/play-runs/${run}`)).status).toBe(204);
    expect((await send('GET /api/v1/accounts/HF%201/play-runs')).body.data).toMatchObject([{ id: run, status: 'cancelled' }]);
    expect((await send(`DELETE /api/v1/plays/${id}`)).status).toBe(204);
    expect((await send('GET /api/v1/plays')).body.data).toEqual([]);
    expect((await send(`DELETE /api/v1/plays/${id}/deletion`)).status).toBe(204);
    expect((await send('GET /api/v1/plays')).body.data).toMatchObject([{ id, name: 'Onboard' }]);
  });
});

describe('sub-tasks', () => {
  it('are put in order', async () => {
    const task = { accountId: 'HF 1', title: 'Whole' };
    const parentId = await made('POST /api/v1/tasks', task);
    const [one, two] = [
      await made('POST /api/v1/tasks', { ...task, title: 'One', parentId }),
      await made('POST /api/v1/tasks', { ...task, title: 'Two', parentId }),
    ];
    expect((await send(`PUT /api/v1/tasks/${two}/position`, { to: 0 })).status).toBe(204);
    expect((await send(`PUT /api/v1/tasks/${parentId}/position`, { to: 0 })).status).toBe(422);
    expect((await send(`PUT /api/v1/tasks/${one}/position`, { to: -1 })).status).toBe(400);
  });
});
