import '@/tests/support/database';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { control, withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { closeAlert, raiseAlert } from '@/lib/features/alert/commands';
import { createWebhook, renewWebhookSecret, repeatDelivery, testWebhook, updateWebhook } from '@/lib/features/webhook/commands';
import { listWebhooks, readWebhook } from '@/lib/features/webhook/queries';
import { refusalOf } from '@/tests/support/matrix';
import { newTenant } from '@/tests/support/tenant';
import { handlers } from '@/workers/handlers';

// The tests' own receiver stands in the house.
vi.hoisted(() => Object.assign(process.env, { PRIVATE_WEBHOOKS: 'allow' }));

const ACCOUNT = 'HF-1';
const EVENTS = ['alert.raised', 'alert.closed'];

interface Arrived {
  headers: IncomingHttpHeaders;
  body: string;
}

let receiver: Server;
let address: string;
let arrived: Arrived[] = [];
let answer = 204;
let caller: Caller;

/** Lets the effects that wait run, those put back for later too. */
async function drainAll(): Promise<void> {
  await control()
    .updateTable('outbox')
    .set({ availableAt: new Date(0) })
    .where('doneAt', 'is', null)
    .where('failedAt', 'is', null)
    .execute();
  await handlers['outbox.drain']({});
}

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      arrived.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end('not read');
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
beforeEach(async () => {
  caller = await newTenant(`Webhooks ${crypto.randomUUID()}`);
  await invoke(upsertAccounts, caller, { data: [{ id: ACCOUNT, name: 'Halden Freight' }] });
});
afterEach(async () => {
  arrived = [];
  answer = 204;
  await withTenant(caller.organization.id, (db) => db.deleteFrom('webhookEndpoint').execute());
});
afterAll(async () => {
  await new Promise((done) => receiver.close(done));
  await closeConnections();
});

const raise = () => invoke(raiseAlert, caller, { accountId: ACCOUNT, title: 'No logins for two weeks', severity: 'critical' });
const verified = ({ headers, body }: Arrived, secret: string) => new Webhook(secret).verify(body, headers as Record<string, string>);

test('an alert reaches the addresses that asked for it, signed so that the standard library verifies it', async () => {
  const { secret } = await invoke(createWebhook, caller, { url: address, events: EVENTS });
  await invoke(createWebhook, caller, { url: `${address}/other`, events: ['hub.opened'] });
  const { id } = await raise();
  await invoke(closeAlert, caller, { id, outcome: 'false_alarm', note: 'A holiday' });
  await drainAll();
  const told = arrived.map((one) => verified(one, secret));
  const account = { id: ACCOUNT, name: 'Halden Freight' };
  expect(told).toMatchObject([
    { type: 'alert.raised', data: { account, alert: { id, title: 'No logins for two weeks', severity: 'critical', outcome: null } } },
    { type: 'alert.closed', data: { account, alert: { id, outcome: 'false_alarm', closingNote: 'A holiday' } } },
  ]);
  expect(() => verified(arrived[0] as Arrived, `whsec_${btoa('another secret')}`)).toThrow();
});

test('what is not answered with success is tried again under the same id, and arrives once it is', async () => {
  const { id: webhookId, secret } = await invoke(createWebhook, caller, { url: address, events: EVENTS });
  answer = 500;
  await raise();
  await drainAll();
  const [failing] = (await invoke(listWebhooks, caller, {})).map(({ failingSince }) => failingSince);
  expect(failing).not.toBeNull();
  // Let be for a moment after a failure.
  await drainAll();
  expect(arrived).toHaveLength(1);
  answer = 200;
  await withTenant(caller.organization.id, (db) =>
    db
      .updateTable('webhookEndpoint')
      .set({ lastFailureAt: new Date(0) })
      .execute(),
  );
  await drainAll();
  expect(new Set(arrived.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(arrived.map((one) => verified(one, secret))).toHaveLength(2);
  const { webhook, deliveries } = await invoke(readWebhook, caller, { id: webhookId });
  expect(deliveries).toMatchObject([{ state: 'delivered', attempts: 2, status: 200, error: null }]);
  expect(webhook.failingSince).toBeNull();
});

test('it follows no redirect, is told no more once it says that it is gone, and a message can be sent again by hand', async () => {
  const { id, secret } = await invoke(createWebhook, caller, { url: address, events: EVENTS });
  answer = 302;
  await invoke(testWebhook, caller, { id });
  await drainAll();
  expect(arrived).toHaveLength(1);
  answer = 410;
  await invoke(testWebhook, caller, { id });
  await drainAll();
  expect((await invoke(listWebhooks, caller, {})).map(({ enabled }) => enabled)).toEqual([false]);
  await drainAll();
  const { deliveries } = await invoke(readWebhook, caller, { id });
  expect(deliveries.map(({ state, status }) => `${state} ${status}`).sort()).toEqual(['failed 410', 'failed null']);
  answer = 204;
  arrived = [];
  await invoke(updateWebhook, caller, { id, enabled: true });
  const { secret: renewed } = await invoke(renewWebhookSecret, caller, { id });
  await invoke(repeatDelivery, caller, { id: deliveries[0]?.id });
  await drainAll();
  expect(arrived).toHaveLength(1);
  expect(() => verified(arrived[0] as Arrived, secret)).toThrow();
  expect(verified(arrived[0] as Arrived, renewed)).toMatchObject({ type: 'webhook.test' });
});

test('nothing is told of what was taken back', async () => {
  await invoke(createWebhook, caller, { url: address, events: EVENTS });
  await refusalOf(invoke(raiseAlert, caller, { accountId: ACCOUNT, title: 'x'.repeat(100_000) }));
  await drainAll();
  expect(arrived).toEqual([]);
});
