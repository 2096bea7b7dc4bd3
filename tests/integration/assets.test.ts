import '@/tests/support/database';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { control, withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { env } from '@/lib/core/env';
import { invoke } from '@/lib/core/operation';
import { runTransfer } from '@/lib/core/transfer';
import { LARGEST_FILE } from '@/lib/core/uploads';
import { createLink, deleteAsset, restoreAsset, updateAsset } from '@/lib/features/asset/commands';
import { pruneAssets } from '@/lib/features/asset/maintenance';
import { getAsset, listAssetTable } from '@/lib/features/asset/queries';
import { beginUpload, finishUpload } from '@/lib/features/asset/upload';
import { cancelUpload, readUpload, receiveBytes } from '@/lib/features/upload/commands';
import { callApi, requestApi } from '@/tests/support/api-client';
import { refusalOf } from '@/tests/support/matrix';
import { newFile, uploadedText } from '@/tests/support/populate-assets';
import { newPerson } from '@/tests/support/tenant';
import { type Populated, populatedOrganization } from '@/tests/support/two-organizations';

const DATA = join(import.meta.dirname, 'data/uploads');
const DAY_MS = 86_400_000;

let org: Populated;
beforeAll(async () => {
  org = await populatedOrganization('ours');
});
afterAll(closeConnections);

const stored = () => readdirSync(join(env().DATA_DIR, 'files', String(org.system.organization.id))).sort();
const assetsOf = async (accountId: string) =>
  (await invoke(listAssetTable, org.admin, { accountId, filter: { all: [] }, sort: { column: 'name', direction: 'asc' }, cursor: null })).total;
const as = (caller: Caller) => async () => caller;
const sent = (bytes: Uint8Array) => ({
  bytes: (async function* () {
    yield bytes;
  })(),
  announced: bytes.length,
});

async function* random(size: number): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(64 * 1024, 'Rapport ');
  for (let left = size; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
}

describe('an upload over HTTP', () => {
  const key = () => org.apiKey;
  const begin = (body: object) => callApi('POST /api/v1/uploads', { key: key(), body: { accountId: org.open, ...body } });

  test('arrives in pieces, is resumed where it stands, and becomes an asset', async () => {
    const pdf = readFileSync(join(DATA, '09-Minutes.bin'));
    const { status, body } = await begin({ fileName: 'Grüße "aus" 100%.pdf', size: pdf.length, kind: 'Contract', tags: ['signed', 'signed'] });
    expect({ status, received: body.received }).toEqual({ status: 201, received: 0 });
    const address = `/api/v1/uploads/${body.id}`;
    const first = await callApi(`PATCH ${address}?offset=0`, {
      key: key(),
      raw: pdf.subarray(0, 5000),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(first.body.received).toBe(5000);
    const again = await callApi(`PATCH ${address}?offset=0`, { key: key(), raw: pdf.subarray(0, 5000) });
    expect(again.status).toBe(409);
    expect((await callApi(`PUT ${address}/completion`, { key: key() })).status).toBe(409);
    const { received } = (await callApi(`GET ${address}`, { key: key() })).body;
    await callApi(`PATCH ${address}?offset=${received}`, { key: key(), raw: pdf.subarray(5000) });
    const done = await callApi(`PUT ${address}/completion`, { key: key() });
    expect(done.status, done.text).toBe(200);
    expect((await callApi(`PUT ${address}/completion`, { key: key() })).body).toEqual(done.body);

    const id = String(done.body.assetId);
    const asset = await callApi(`GET /api/v1/assets/${id}`, { key: key() });
    expect(asset.body).toMatchObject({ kind: 'Contract', tags: ['signed'], accountId: org.open });
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(asset.body.files).toMatchObject([{ number: 1, size: pdf.length, mediaType: 'application/pdf', sha256 }]);

    const file = await requestApi(`GET /api/v1/assets/${id}/file`, { key: key() });
    expect(Buffer.from(await file.arrayBuffer()).equals(pdf)).toBe(true);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `attachment; filename="Gr__e _aus_ 100_.pdf"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%22aus%22%20100%25.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const part = await requestApi(`GET /api/v1/assets/${id}/file`, { key: key(), headers: { range: 'bytes=5-9' } });
    expect({ status: part.status, range: part.headers.get('content-range'), text: await part.text() }).toEqual({
      status: 206,
      range: `bytes 5-9/${pdf.length}`,
      text: pdf.subarray(5, 10).toString('latin1'),
    });
    expect((await callApi(`GET /api/v1/assets/${id}/file`, { key: key(), headers: { range: `bytes=${pdf.length}-` } })).status).toBe(400);
    expect((await callApi(`GET /api/v1/assets/${id}/image`, { key: key() })).status).toBe(422);
  });

  test('a picture is shown within a page, as what it was found to be', async () => {
    const png = readFileSync(join(DATA, '10-Slide.bin'));
    const id = await newFile(org.admin, org.open, png, { fileName: 'Slide.png' });
    const image = await requestApi(`GET /api/v1/assets/${id}/image`, { key: key() });
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(image.headers.get('content-disposition')).toMatch(/^inline;/);
    expect(image.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  });

  test('of more than 100 MB is refused before a byte is sent', async () => {
    const { status, body } = await begin({ fileName: 'video.mp4', size: LARGEST_FILE + 1 });
    expect({ status, detail: body.detail }).toEqual({ status: 413, detail: 'A file may hold at most 100 MB (104,857,600 bytes)' });
    expect((await begin({ fileName: 'setup.exe', size: 10 })).status).toBe(422);
    expect((await begin({ fileName: 'empty.txt', size: 0 })).status).toBe(422);
  });

  test('that announces more than is left is refused without reading it, and one that sends more in the middle of it', async () => {
    const { body } = await begin({ fileName: 'a.txt', size: 10 });
    const before = stored();
    let read = 0;
    const greedy = () =>
      new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            read += 1;
            if (read > 5_000) throw new Error('the whole body was read');
            controller.enqueue(Buffer.alloc(65_536));
          },
        },
        { highWaterMark: 0 },
      );
    const raw = { key: key(), duplex: 'half' } as const;
    const announced = await callApi(`PATCH /api/v1/uploads/${body.id}?offset=0`, {
      ...raw,
      raw: Buffer.alloc(11),
      headers: { 'content-length': '11' },
    });
    expect(announced.status).toBe(413);
    const silent = await callApi(`PATCH /api/v1/uploads/${body.id}?offset=0`, { ...raw, raw: greedy() });
    expect({ status: silent.status, few: read < 100 }).toEqual({ status: 413, few: true });
    expect(stored()).toEqual(before);
    expect((await callApi(`GET /api/v1/uploads/${body.id}`, { key: key() })).body.received).toBe(0);
  });
});

describe('what is refused', () => {
  test('leaves no file, no asset and no upload', async () => {
    const [files, assets] = [stored(), await assetsOf(org.open)];
    const id = await uploadedText(org.admin, org.open, '#!/bin/sh\nrm -rf /\n');
    const refusal = await refusalOf(runTransfer(finishUpload, as(org.admin), { id }));
    expect(refusal).toMatchObject({ code: 'precondition', message: 'Programs and scripts are not taken' });
    expect({ files: stored(), assets: await assetsOf(org.open) }).toEqual({ files, assets });
    expect((await refusalOf(invoke(readUpload, org.admin, { id })))?.code).toBe('not_found');
  });

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'blob:https://x/y',
    'plan.example',
    'ftp://x',
  ])('the link %s', async (url) => {
    const link = { accountId: org.open, name: 'Link', kind: 'Plan', url };
    expect((await refusalOf(invoke(createLink, org.admin, link)))?.code).toBe('invalid');
  });

  test.each(['https://plan.example/a?b#c', 'http://intranet/x', 'mailto:marta@fernway.example'])('but not the link %s', async (url) => {
    const { id } = await invoke(createLink, org.admin, { accountId: org.open, name: 'Link', kind: 'Plan', url });
    expect((await invoke(getAsset, org.admin, { id })).url).toBe(url);
  });
});

describe('an asset', () => {
  test('gets versions; each stays, and the timeline tells of them', async () => {
    const id = await newFile(org.admin, org.open, 'first', { name: 'Plan' });
    await newFile(org.admin, org.open, 'second', { assetId: id });
    const { files, name } = await invoke(getAsset, org.admin, { id });
    expect({ name, numbers: files.map(({ number }) => number) }).toEqual({ name: 'Plan', numbers: [2, 1] });
    const text = async (query: string) => (await requestApi(`GET /api/v1/assets/${id}/file${query}`, { key: org.apiKey })).text();
    expect([await text(''), await text('?number=1')]).toEqual(['second', 'first']);
    const told = await withTenant(org.system.organization.id, (db) =>
      db.selectFrom('timelineEntry').select(['event', 'title']).where('source', '=', 'asset').where('sourceKey', '=', id).orderBy('id').execute(),
    );
    expect(told).toEqual([
      { event: 'created', title: 'Plan' },
      { event: 'renewed', title: 'Plan' },
    ]);
  });

  test('that two people change is changed by the first', async () => {
    const { id, version } = await invoke(createLink, org.admin, { accountId: org.open, name: 'Plan', kind: 'Plan', url: 'https://plan.example' });
    await invoke(updateAsset, org.admin, { id, version, kind: 'Contract' });
    expect((await refusalOf(invoke(updateAsset, org.admin, { id, version, kind: 'QBR' })))?.code).toBe('conflict');
    expect((await invoke(getAsset, org.admin, { id })).kind).toBe('Contract');
  });

  test('is gone once deleted, with its file, and back as it was', async () => {
    const id = await newFile(org.admin, org.open, 'kept');
    const before = await invoke(getAsset, org.admin, { id });
    await invoke(deleteAsset, org.admin, { id });
    expect((await callApi(`GET /api/v1/assets/${id}/file`, { key: org.apiKey })).status).toBe(404);
    await invoke(restoreAsset, org.admin, { id });
    expect(await invoke(getAsset, org.admin, { id })).toEqual({ ...before, updatedAt: expect.any(String) });
  });
});

test('nobody goes on with an upload that another one began, or on an account out of sight', async () => {
  const colleague = await newPerson(org.system);
  const id = await uploadedText(org.admin, org.open, 'hello');
  for (const call of [
    () => invoke(readUpload, colleague, { id }),
    () => runTransfer(receiveBytes, as(colleague), { id, offset: 0 }, sent(Buffer.from('x'))),
    () => runTransfer(finishUpload, as(colleague), { id }),
    () => runTransfer(cancelUpload, as(colleague), { id }),
  ]) {
    expect((await refusalOf(call()))?.code).toBe('not_found');
  }
  const hidden = await uploadedText(org.admin, org.hidden, 'hello');
  const limited = { ...org.limited, actor: { ...org.limited.actor, membershipId: org.memberId } } as Caller;
  expect((await refusalOf(runTransfer(finishUpload, as(limited), { id: hidden })))?.code).toBe('not_found');
});

test('two pieces at one place: one arrives, and nothing stays of the other', async () => {
  const { id } = await invoke(beginUpload, org.admin, { accountId: org.open, fileName: 'a.txt', size: 10 });
  const before = stored().length;
  const sends = [1, 2, 3].map(() => refusalOf(runTransfer(receiveBytes, as(org.admin), { id, offset: 0 }, sent(Buffer.from('hello')))));
  const codes = (await Promise.all(sends)).map((refusal) => refusal?.code ?? 'done').sort();
  expect(codes).toEqual(['conflict', 'conflict', 'done']);
  expect(stored().length).toBe(before + 1);
  await runTransfer(cancelUpload, as(org.admin), { id });
  expect(stored().length).toBe(before);
});

test('finishing twice at once makes one asset with one file', async () => {
  const id = await uploadedText(org.admin, org.open, 'twice');
  const [assets, files] = [await assetsOf(org.open), stored().length];
  const [one, other] = await Promise.all([1, 2].map(() => runTransfer(finishUpload, as(org.admin), { id })));
  expect(one).toEqual(other);
  expect({ assets: await assetsOf(org.open), files: stored().length }).toEqual({ assets: assets + 1, files });
});

test('a file of 100 MB takes less than 64 MB of memory', { timeout: 120_000 }, async () => {
  const { id } = await invoke(beginUpload, org.admin, { accountId: org.open, fileName: 'large.txt', size: LARGEST_FILE });
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  try {
    await runTransfer(receiveBytes, as(org.admin), { id, offset: 0 }, { bytes: random(LARGEST_FILE), announced: LARGEST_FILE });
    const { assetId } = await runTransfer(finishUpload, as(org.admin), { id });
    const file = await requestApi(`GET /api/v1/assets/${assetId}/file`, { key: org.apiKey });
    let size = 0;
    for await (const chunk of file.body ?? []) size += chunk.byteLength;
    expect(size).toBe(LARGEST_FILE);
  } finally {
    clearInterval(watch);
  }
  expect((most - before) / 1024 ** 2).toBeLessThan(64);
});

test('what belongs to nothing is cleared away, and nothing else', async () => {
  const { id: organizationId } = org.system.organization;
  const old = new Date(Date.now() - 2 * DAY_MS);
  const kept = await newFile(org.admin, org.open, 'kept');
  const gone = await newFile(org.admin, org.open, 'deleted long ago');
  const waiting = await uploadedText(org.admin, org.open, 'waiting');
  const expired = await uploadedText(org.admin, org.open, 'expired');
  await invoke(deleteAsset, org.admin, { id: gone });
  await control()
    .updateTable('asset')
    .set({ deletedAt: new Date(Date.now() - 31 * DAY_MS) })
    .where('key', '=', gone)
    .execute();
  await control().updateTable('upload').set({ expiresAt: old }).where('id', '=', expired).execute();
  const before = stored();
  for (const name of before) utimesSync(join(env().DATA_DIR, 'files', String(organizationId), name), old, old);
  const { removed } = await runTransfer(pruneAssets, as(org.system), {});
  expect({ removed, left: before.length - stored().length }).toEqual({ removed: 2, left: 2 });
  expect(await (await requestApi(`GET /api/v1/assets/${kept}/file`, { key: org.apiKey })).text()).toBe('kept');
  expect(await runTransfer(finishUpload, as(org.admin), { id: waiting })).toMatchObject({ assetId: expect.any(String) });
  expect((await refusalOf(invoke(restoreAsset, org.admin, { id: gone })))?.code).toBe('not_found');
});
