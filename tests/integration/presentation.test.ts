import '@/tests/support/database';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { getAccount } from '@/lib/features/account/queries';
import { getAsset } from '@/lib/features/asset/queries';
import { listStages } from '@/lib/features/deal/stages';
import { upsertDeals } from '@/lib/features/deal/upsert';
import { readAccountFinancials } from '@/lib/features/money/queries';
import { updateOrganization } from '@/lib/features/organization/commands';
import { requestPresentation } from '@/lib/features/presentation/commands';
import { listPresentations } from '@/lib/features/presentation/queries';
import { createTask } from '@/lib/features/task/commands';
import { readActivity } from '@/lib/features/usage/queries';
import { requestApi } from '@/tests/support/api-client';
import { type Populated, populatedOrganization } from '@/tests/support/two-organizations';
import { generate } from '@/workers/handlers/presentation';

const folder = mkdtempSync(join(tmpdir(), 'rapport-deck-'));
const OFFICE = (process.env.PATH ?? '')
  .split(':')
  .map((path) => join(path, 'soffice'))
  .find(existsSync);

let org: Populated;
let deck: Buffer;
let assetId: string;
let parts: Map<string, string>;

async function unpack(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const found = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('.xml')) continue;
    let text = '';
    for await (const chunk of await zip.openReadStreamPromise(entry)) text += chunk;
    found.set(entry.fileName, text);
  }
  return found;
}

const slides = () => [...parts].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(([, xml]) => xml);
const plain = (xml: string) =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
const wordsOf = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) => plain(text));
const words = () => slides().flatMap(wordsOf);

/** The series of a chart as its own XML holds them: what an office opens when one edits its data. */
function seriesOf(xml: string): number[][] {
  return [...xml.matchAll(/<c:val>.*?<\/c:val>/gs)].map(([val]) => [...val.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => Number(value)));
}

beforeAll(async () => {
  org = await populatedOrganization('ours');
  await invoke(updateOrganization, org.admin, { brandColour: '#1D6B54' });
  await invoke(createTask, org.admin, { accountId: org.open, title: 'Agree the renewal <& more>', dueOn: '2030-05-06' });
  const stage = (await invoke(listStages, org.admin, {})).find(({ kind }) => kind === 'open')?.id;
  const deal = { id: 'renewal', accountId: org.open, name: 'Renewal 2031', stage, amount: 1_234_500, currency: 'USD', kind: 'renewal' };
  expect(await invoke(upsertDeals, org.system, { data: [deal] })).toMatchObject({ accepted: 1 });
  const { id } = await invoke(requestPresentation, org.admin, { accountId: org.open });
  await generate({ organizationId: org.system.organization.id, presentationId: id });
  await generate({ organizationId: org.system.organization.id, presentationId: id });
  const [made] = await invoke(listPresentations, org.admin, { accountId: org.open });
  expect(made).toMatchObject({ id, status: 'done', progress: 100 });
  assetId = made?.assetId ?? '';
  const file = await requestApi(`GET /api/v1/assets/${assetId}/file`, { key: org.apiKey });
  deck = Buffer.from(await file.arrayBuffer());
  parts = await unpack(deck);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeConnections();
});

test('it is an asset of the account, made once, with a mail to who asked for it', async () => {
  const asset = await invoke(getAsset, org.admin, { id: assetId });
  expect(asset).toMatchObject({ kind: 'Presentation', accountId: org.open });
  expect(asset.files).toHaveLength(1);
  const mails = await withTenant(org.system.organization.id, (db) =>
    db.selectFrom('mail').select(['toAddress', 'text']).where('subject', 'like', 'Ready:%').execute(),
  );
  expect(mails).toHaveLength(1);
  expect(mails[0]?.toAddress).toBe(org.admin.actor.kind === 'user' ? org.admin.actor.email : '');
  expect(mails[0]?.text).toContain(`/accounts/${org.open}/assets?open=asset%3A${assetId}`);
});

describe('its slides', () => {
  test('tell what the page tells', async () => {
    const { activity } = await invoke(readActivity, org.admin, { accountId: org.open });
    expect(words()).toEqual(expect.arrayContaining([`${org.open} account`, 'Usage', String(activity.mau), 'Renewal 2031', '$12,345', 'Next steps']));
    expect(words()).toContain('Agree the renewal <& more>');
    const charts = [...parts].filter(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name)).map(([, xml]) => seriesOf(xml));
    expect(charts).toContainEqual([activity.uniqueUsers.map(({ mau }) => mau), activity.uniqueUsers.map(({ dau }) => dau)]);
    const { financials } = await invoke(readAccountFinancials, org.admin, { accountId: org.open });
    const revenue = financials?.months.slice(-12).map(({ subscriptionMrr }) => subscriptionMrr / 100);
    expect(revenue?.at(-1)).toBeGreaterThan(0);
    expect(charts).toContainEqual([revenue]);
  });

  test('are in the colour of the organization, and say how the account is', async () => {
    expect(slides().filter((xml) => xml.includes('1D6B54')).length).toBe(slides().length);
    const { health } = await invoke(getAccount, org.admin, { accountId: org.open });
    expect(health.score).not.toBeNull();
    expect(words().join(' ')).toContain(`Health score ${health.score} of 100: ${health.band}.`);
  });
});

// Left out where there is no LibreOffice; build machines have it, and OFFICE_REQUIRED makes its absence a failure.
test.skipIf(OFFICE === undefined && process.env.OFFICE_REQUIRED !== '1')('LibreOffice opens it, and shows the same', { timeout: 120_000 }, () => {
  writeFileSync(join(folder, 'deck.pptx'), deck);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const args = ['--headless', '--norestore', profile, '--convert-to', 'fodp', '--outdir', folder, join(folder, 'deck.pptx')];
  execFileSync(OFFICE ?? 'soffice', args, { timeout: 100_000, stdio: 'ignore' });
  const office = readdirSync(folder).find((name) => name.endsWith('.fodp')) ?? '';
  // Where lines and runs are broken is the office's own affair.
  const close = (text: string) => text.replaceAll(/\s/g, '');
  const shown = close(plain(readFileSync(join(folder, office), 'utf8').replaceAll(/<[^>]+>/g, '')));
  const missing = words().filter((word) => !shown.includes(close(word)));
  expect(missing).toEqual([]);
});
