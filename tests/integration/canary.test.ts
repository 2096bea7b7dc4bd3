import '@/tests/support/database';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { log } from '@/lib/core/log';
import { invoke } from '@/lib/core/operation';
import { openStream } from '@/lib/core/stream';
import { exportAccounts } from '@/lib/features/account/export';
import { callApi, routeFiles } from '@/tests/support/api-client';
import { leaks, type Secrets } from '@/tests/support/canaries';
import { refusalOf } from '@/tests/support/matrix';
import { type AnyOperation, loadOperations } from '@/tests/support/operations';
import { canaryOf, type Populated, populatedOrganization } from '@/tests/support/two-organizations';
import { EXAMPLES } from './matrix-examples';

const THEIRS: Secrets = { organization: 'theirs' };
const OUR_HIDDEN: Secrets = { organization: 'ours', account: 'hidden' };

let ours: Populated;

beforeAll(async () => {
  ours = await populatedOrganization('ours');
  await populatedOrganization('theirs');
});
afterAll(closeConnections);

const files = await loadOperations();
const reads = files.flatMap(({ operations }) => operations).filter(({ kind }) => kind === 'read');

/** Everything that the reads answer to this caller, refusals left out. */
async function everythingReadBy(caller: Caller): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const operation of reads) {
    const input = await EXAMPLES[operation.name]?.input(ours, caller);
    const refusal = await refusalOf(answer(operation, caller, input).then((text) => answers.set(operation.name, text)));
    if (refusal && refusal.code !== 'forbidden') throw new Error(`${operation.name}: ${refusal.message}`);
  }
  return answers;
}

const answer = async (operation: AnyOperation, caller: Caller, input: unknown) => JSON.stringify(await invoke(operation, caller, input));

async function exportedBy(caller: Caller): Promise<string> {
  const request = { filter: { all: [] }, sort: { column: 'name', direction: 'asc' }, columns: ['name', 'parent', 'status'], words: {} };
  let text = '';
  for await (const chunk of await openStream(exportAccounts, async () => caller, request)) text += chunk;
  return text;
}

const leaking = (answers: ReadonlyMap<string, string>, secrets: readonly Secrets[]) =>
  [...answers].filter(([, text]) => leaks(text, secrets).length > 0).map(([name]) => name);

describe('operations', () => {
  test('the canaries are found where they may be read', async () => {
    const found = leaking(await everythingReadBy(ours.admin), [OUR_HIDDEN]);
    expect(found).toEqual(expect.arrayContaining(['account.children', 'account.list', 'account.list-records', 'account.search', 'event.accepted']));
  });

  test("an admin reads nothing of another organization's", async () => {
    expect(leaking(await everythingReadBy(ours.admin), [THEIRS])).toEqual([]);
  });

  test('a member of a team reads nothing of an account the team does not see', async () => {
    const answers = await everythingReadBy(ours.limited);
    expect(answers.size).toBeGreaterThan(15);
    expect(leaking(answers, [THEIRS, OUR_HIDDEN])).toEqual([]);
  });

  test('a customer in their hub reads nothing of another account or organization', async () => {
    const answers = await everythingReadBy(ours.visitor);
    expect(answers.size).toBeGreaterThan(2);
    expect(leaking(answers, [THEIRS, OUR_HIDDEN])).toEqual([]);
  });

  test('an export holds what its reader may see', async () => {
    expect(leaks(await exportedBy(ours.admin), [OUR_HIDDEN, THEIRS])).toEqual([canaryOf('ours', 'hidden')]);
    const limited = await exportedBy(ours.limited);
    expect(limited).toContain(ours.open);
    expect(leaks(limited, [OUR_HIDDEN, THEIRS])).toEqual([]);
  });
});

describe('the API', () => {
  /** A person's own things are never a key's, an upload is its maker's, and our asset is no picture. */
  const REFUSED: Readonly<Record<string, number>> = { '/api/v1/views': 403, '/api/v1/uploads/{}': 404, '/api/v1/assets/{}/image': 422 };
  const addresses = routeFiles.map(({ path }) => path).filter((path) => !path.includes('...') && !path.endsWith('/live'));

  /** Our records by the collection that stands before their id in an address; others never have a GET of their own. */
  const ids = (): Readonly<Record<string, string>> => ({
    accounts: ours.open,
    alerts: ours.alertId,
    'alert-rules': ours.alertRuleId,
    assets: ours.assetId,
    attributes: ours.attributeKey,
    charts: ours.chartId,
    collections: ours.collectionId,
    contacts: ours.contactId,
    csat: ours.csatId,
    deals: ours.dealId,
    goals: ours.goalId,
    'health-models': ours.healthModelId,
    hubs: ours.hubId,
    'hub-messages': ours.hubMessageId,
    imports: ours.importId,
    interactions: ours.interactionId,
    invoices: ours.invoiceId,
    keys: ours.keyId,
    layouts: ours.layoutId,
    mails: ours.mailId,
    members: ours.memberId,
    notes: ours.noteId,
    nps: ours.npsId,
    objectives: ours.objectiveId,
    plans: ours.planId,
    'play-runs': ours.playRunId,
    publications: ours.publicationId,
    subscriptions: ours.subscriptionId,
    tasks: ours.taskId,
    teams: ours.teamId,
    tickets: ours.ticketId,
    uploads: ours.uploadId,
    users: `${ours.open}-user`,
    webhooks: ours.webhookId,
  });
  const filled = (path: string) => path.replace(/([a-z-]+)\/\{\}/g, (_, name: string) => `${name}/${ids()[name] ?? 'none'}`);

  test.each(addresses)("%s answers without another organization's canary", async (path) => {
    const { GET } = (await routeFiles.find((file) => file.path === path)?.load()) ?? {};
    if (!GET) return;
    const { status, text } = await callApi(`GET ${filled(path)}`, { key: ours.apiKey });
    // An address that only writes says so.
    expect(path in REFUSED ? [REFUSED[path]] : [200, 405], text).toContain(status);
    expect(leaks(text, [THEIRS])).toEqual([]);
  });

  test("does not say of another organization's account whether it exists", async () => {
    const { status, text } = await callApi(`GET /api/v1/accounts/${canaryOf('theirs', 'open')}`, { key: ours.apiKey });
    expect({ status, leaks: leaks(text.replaceAll(`/accounts/${canaryOf('theirs', 'open')}`, ''), [THEIRS]) }).toEqual({ status: 404, leaks: [] });
  });
});

test("an organization's mails name nobody else's", async () => {
  const mails = await withTenant(ours.system.organization.id, (db) => db.selectFrom('mail').selectAll().execute());
  expect(mails.length).toBeGreaterThan(0);
  expect(leaks(JSON.stringify(mails), [THEIRS])).toEqual([]);
  const { actor } = ours.limited;
  const toLimited = mails.filter(({ toAddress }) => actor.kind === 'user' && toAddress === actor.email);
  expect(leaks(JSON.stringify(toLimited), [OUR_HIDDEN])).toEqual([]);
});

test("the log holds nobody's data and no secret", async () => {
  const lines: string[] = [];
  const stream = (log as unknown as Record<symbol, { write(line: string): boolean }>)[pino.symbols.streamSym];
  const written = vi.spyOn(stream as { write(line: string): boolean }, 'write').mockImplementation((line) => lines.push(line) > 0);
  const level = log.level;
  log.level = 'trace';
  try {
    await everythingReadBy(ours.admin);
    await callApi(`GET /api/v1/accounts/${ours.open}`, { key: ours.apiKey });
    await callApi('GET /api/v1/accounts', { key: `${ours.apiKey}x` });
  } finally {
    log.level = level;
    written.mockRestore();
  }
  expect(lines.length).toBeGreaterThan(20);
  const text = lines.join('');
  expect(leaks(text, [{ organization: 'ours' }, THEIRS])).toEqual([]);
  expect(text).not.toContain(ours.apiKey);
});
