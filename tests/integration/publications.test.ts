import '@/tests/support/database';
import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, PDFDocument } from '@napi-rs/canvas';
import PptxGenJS from 'pptxgenjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { control, withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { env } from '@/lib/core/env';
import { invoke } from '@/lib/core/operation';
import { storage } from '@/lib/core/storage/storage';
import { runTransfer } from '@/lib/core/transfer';
import { upsertAccounts } from '@/lib/features/account/commands';
import { createLink as createAssetLink, deleteAsset } from '@/lib/features/asset/commands';
import { pruneAssets } from '@/lib/features/asset/maintenance';
import { finishUpload } from '@/lib/features/asset/upload';
import {
  changeAddress,
  createLink,
  deletePublication,
  publishAsset,
  restorePublication,
  updatePublication,
} from '@/lib/features/publication/commands';
import { downloadPublication, showPage } from '@/lib/features/publication/download';
import { drawVersion } from '@/lib/features/publication/draw';
import { getPublication, listLibrary, readPages } from '@/lib/features/publication/queries';
import { beginPublicationUpload, finishPublicationUpload, uploadPublication, uploadVersion } from '@/lib/features/publication/upload';
import { cancelUpload, readUpload, receiveBytes } from '@/lib/features/upload/commands';
import { openHub } from '@/tests/support/hub-reader';
import { sentFile } from '@/tests/support/import-files';
import { refusalOf } from '@/tests/support/matrix';
import { newFile } from '@/tests/support/populate-assets';
import { newPerson, newTenant } from '@/tests/support/tenant';

const LIBRARY = { filter: { all: [] }, sort: { column: 'title', direction: 'asc' }, cursor: null };

let system: Caller;
const caller = async () => system;
beforeAll(async () => {
  system = await newTenant('Publications', { timezone: 'Europe/Berlin', currency: 'EUR' });
});
afterAll(closeConnections);

/** A document with a line of text on each page, and its number at the foot. */
function pdf(lines: readonly string[]): Buffer {
  const document = new PDFDocument();
  for (const [index, line] of lines.entries()) {
    const context = document.beginPage(300, 400);
    context.font = '20px sans-serif';
    context.fillText(line, 30, 60);
    context.fillText(String(index + 1), 140, 390);
    document.endPage();
  }
  return document.close();
}

const upload = (content: Uint8Array, fileName = 'guide.pdf') => runTransfer(uploadPublication, caller, { fileName }, sentFile(content));
const renew = (id: string, content: Uint8Array, fileName = 'guide.pdf') => runTransfer(uploadVersion, caller, { id, fileName }, sentFile(content));
const draw = (versionId: string) => runTransfer(drawVersion, caller, { versionId });
const read = (id: string) => invoke(getPublication, system, { id });

async function published(lines: readonly string[]) {
  const saved = await upload(pdf(lines));
  await draw(saved.versionId);
  return saved;
}

async function renewed(id: string, lines: readonly string[]) {
  const saved = await renew(id, pdf(lines));
  await draw(saved.versionId);
  return saved;
}

async function storedKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of (await storage()).list(system.organization.id)) keys.push(key);
  return keys.sort();
}

/** Sweeps as if all files had been there for two days. */
async function sweep(): Promise<void> {
  const old = new Date(Date.now() - 2 * 86_400_000);
  for (const key of await storedKeys()) utimesSync(join(env().DATA_DIR, 'files', key), old, old);
  await runTransfer(pruneAssets, caller, {});
}

/** Sends a file by pieces of this size, as the browser does. @returns the upload */
async function sendPieces(announced: object, content: Uint8Array, size: number): Promise<string> {
  const { id } = await invoke(beginPublicationUpload, system, { fileName: 'guide.pdf', size: content.length, ...announced });
  for (let offset = 0; offset < content.length; ) {
    const piece = sentFile(content.subarray(offset, offset + size));
    offset = (await runTransfer(receiveBytes, caller, { id, offset }, piece)).received;
  }
  return id;
}
const finish = (id: string) => runTransfer(finishPublicationUpload, caller, { id });

describe('a file that arrives in pieces', () => {
  test('is taken up where it stands and becomes a publication, then a version; ending it twice answers the same', async () => {
    const content = pdf(['One', 'Two']);
    const { id: begun } = await invoke(beginPublicationUpload, system, { fileName: 'guide.pdf', size: content.length, title: 'By pieces' });
    await runTransfer(receiveBytes, caller, { id: begun, offset: 0 }, sentFile(content.subarray(0, 500)));
    expect(await refusalOf(finish(begun))).toMatchObject({ code: 'conflict' });
    const { received } = await invoke(readUpload, system, { id: begun });
    await runTransfer(receiveBytes, caller, { id: begun, offset: received }, sentFile(content.subarray(received)));
    const [first, second] = await Promise.all([finish(begun), finish(begun)]);
    expect(second).toEqual(first);
    await draw(first.versionId);
    expect(await read(first.id)).toMatchObject({ title: 'By pieces', versions: [{ number: 1, state: 'ready', pageCount: 2 }] });
    const renewing = await sendPieces({ id: first.id, note: 'Shorter' }, pdf(['One']), 700);
    await draw((await finish(renewing)).versionId);
    expect(await read(first.id)).toMatchObject({ latestNumber: 2, versions: [{ number: 2, note: 'Shorter', pageCount: 1 }, { number: 1 }] });
  });

  test('is nobody else’s, no asset, and gone when it is refused or cancelled', async () => {
    const content = pdf(['One']);
    const files = await storedKeys();
    expect(await refusalOf(sendPieces({ fileName: 'setup.exe' }, content, 1000))).toMatchObject({ code: 'precondition' });
    const upload = await sendPieces({}, content, 1000);
    expect(await refusalOf(runTransfer(finishUpload, caller, { id: upload }))).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(invoke(readUpload, await newPerson(system), { id: upload }))).toMatchObject({ code: 'not_found' });
    await runTransfer(cancelUpload, caller, { id: upload });
    expect(await refusalOf(finish(upload))).toMatchObject({ code: 'not_found' });
    const broken = await sendPieces({}, Buffer.from('no document at all'), 7);
    expect(await refusalOf(finish(broken))).toMatchObject({ code: 'precondition' });
    expect(await storedKeys()).toEqual(files);
  });
});

describe('a PDF', () => {
  test('appears with all its pages, their text and where it stands', async () => {
    const { id, versionId } = await upload(pdf(['Hello wörld', 'Second page']));
    expect(await read(id)).toMatchObject({ title: 'guide', latestNumber: null, versions: [{ number: 1, state: 'drawing', pageCount: 0 }] });
    await draw(versionId);
    expect(await read(id)).toMatchObject({ latestNumber: 1, versions: [{ number: 1, state: 'ready', pageCount: 2, changedPages: [] }] });
    const pages = await invoke(readPages, system, { id });
    expect(pages.map(({ text, words, height }) => ({ text, words, height }))).toEqual([
      { text: 'Hello wörld\n1', words: 3, height: 1600 },
      { text: 'Second page\n2', words: 3, height: 1600 },
    ]);
    const { pieces } = await withTenant(system.organization.id, (db) =>
      db.selectFrom('publicationPage').select('pieces').where('versionId', '=', versionId).where('number', '=', 1).executeTakeFirstOrThrow(),
    );
    const [piece] = pieces as [string, number, number, number, number][];
    const [text, left, top, width, height] = piece ?? ['', 0, 0, 0, 0];
    expect(text).toBe('Hello wörld');
    // Its line stands 60 of 400 points from the top, 30 of 300 from the left; letters of 20 points stand around it.
    expect(left).toBe(100);
    expect(top).toBeGreaterThan(95);
    expect(top + height).toBeGreaterThan(150);
    expect(top + height).toBeLessThan(170);
    expect(width).toBeGreaterThan(250);
  });

  test('is drawn once, however often and however many at a time', async () => {
    const { id, versionId } = await upload(pdf(['Once']));
    await Promise.all([draw(versionId), draw(versionId)]);
    await draw(versionId);
    const { versions } = await read(id);
    expect(versions).toMatchObject([{ state: 'ready', pageCount: 1 }]);
    const rows = await withTenant(system.organization.id, (db) =>
      db.selectFrom('publicationPage').select(['storageKey', 'thumbnailKey']).where('versionId', '=', versionId).execute(),
    );
    expect(rows).toHaveLength(1);
    const known = await withTenant(system.organization.id, async (db) => [
      ...(await db.selectFrom('publicationPage').select(['storageKey', 'thumbnailKey']).execute()).flatMap((row) => [
        row.storageKey,
        row.thumbnailKey,
      ]),
      ...(await db.selectFrom('publicationVersion').select('storageKey').execute()).map((row) => row.storageKey ?? ''),
    ]);
    expect(await storedKeys()).toEqual(known.sort());
  });

  test('whose drawing is broken off is drawn again, and nothing stays of the first try', async () => {
    const { id, versionId } = await upload(pdf(['Again']));
    const before = await storedKeys();
    let asked = 0;
    const lost = async () => {
      asked += 1;
      // At the door and before the first transaction; the one that would show the pages finds nobody.
      if (asked > 2) throw new Error('the worker is gone');
      return system;
    };
    await expect(runTransfer(drawVersion, lost, { versionId })).rejects.toThrow('the worker is gone');
    expect(await storedKeys()).toEqual(before);
    expect((await read(id)).versions).toMatchObject([{ state: 'drawing', pageCount: 0 }]);
    await draw(versionId);
    expect((await read(id)).versions).toMatchObject([{ state: 'ready', pageCount: 1 }]);
  });

  test('is given out as it was sent, its pages as pictures', async () => {
    const file = pdf(['Given out']);
    const { id, versionId } = await upload(file);
    await draw(versionId);
    const out = await runTransfer(downloadPublication, caller, { id });
    expect(out).toMatchObject({ fileName: 'guide.pdf', mediaType: 'application/pdf', size: file.length, isShown: false });
    for (const small of [false, true]) {
      const picture = await runTransfer(showPage, caller, { id, page: 1, small });
      const chunks: Uint8Array[] = [];
      for await (const chunk of await picture.read()) chunks.push(chunk);
      expect(Buffer.concat(chunks).toString('latin1', 8, 12)).toBe('WEBP');
    }
    expect((await refusalOf(runTransfer(showPage, caller, { id, page: 2 })))?.code).toBe('not_found');
  });

  test('keeps its pictures when files that belong to nothing are swept', async () => {
    await published(['Kept']);
    const before = await storedKeys();
    await sweep();
    expect(await storedKeys()).toEqual(before);
  });
});

describe('a new version', () => {
  test('says which pages changed; behind an inserted page only the number did', async () => {
    const { id } = await published(['One', 'Two', 'Three']);
    await renewed(id, ['One', 'New', 'Two', 'Changed']);
    expect((await read(id)).versions.map(({ number, changedPages }) => ({ number, changedPages }))).toEqual([
      { number: 2, changedPages: [2, 4] },
      { number: 1, changedPages: [] },
    ]);
  });

  test('leaves what is shown as it is until it is drawn, and one comes after the other', async () => {
    const { id } = await published(['Old']);
    const { versionId } = await renew(id, pdf(['New', 'Newer']));
    expect((await read(id)).latestNumber).toBe(1);
    expect((await refusalOf(renew(id, pdf(['Third']))))?.code).toBe('conflict');
    await draw(versionId);
    expect((await read(id)).latestNumber).toBe(2);
    expect((await invoke(readPages, system, { id, number: 1 })).map(({ text }) => text)).toEqual(['Old\n1']);
  });

  test('that fails changes nothing, and its place is taken by the next', async () => {
    const { id } = await published(['Sound']);
    const broken = await renew(id, Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 'x')]));
    await draw(broken.versionId);
    expect(await read(id)).toMatchObject({
      latestNumber: 1,
      versions: [
        { number: 2, state: 'failed', failure: 'damaged' },
        { number: 1, state: 'ready' },
      ],
    });
    await renewed(id, ['Mended']);
    expect(await read(id)).toMatchObject({ latestNumber: 2, versions: [{ number: 2, state: 'ready' }, { number: 1 }] });
  });

  test.each([
    ['follow', { isNew: true, waiting: [], told: 1 }],
    ['ask', { isNew: false, waiting: [null], told: 0 }],
    ['hold', { isNew: false, waiting: [], told: 0 }],
  ] as const)('of a publication that copies %s', async (updatePolicy, expected) => {
    const { hubId, itemId, publicationId, versionId: first } = await openHub(system);
    const organizationId = system.organization.id;
    await withTenant(organizationId, (db) => db.updateTable('hubItem').set({ updatePolicy }).where('id', '=', itemId).execute());
    const { versionId } = await renewed(publicationId, ['Newer']);
    const found = await withTenant(organizationId, async (db) => ({
      item: await db.selectFrom('hubItem').select(['versionId', 'replacedId']).where('id', '=', itemId).executeTakeFirstOrThrow(),
      waiting: await db.selectFrom('hubUpdate').select(['decision']).where('itemId', '=', itemId).where('versionId', '=', versionId).execute(),
      told: await db.selectFrom('hubHappening').select('id').where('hubId', '=', hubId).where('kind', '=', 'updated').execute(),
    }));
    expect(found.item).toEqual(expected.isNew ? { versionId, replacedId: first } : { versionId: first, replacedId: null });
    expect(found.waiting.map(({ decision }) => decision)).toEqual(expected.waiting);
    expect(found.told).toHaveLength(expected.told);
  });

  test('overtakes the one that waits', async () => {
    const { itemId, publicationId } = await openHub(system);
    await renewed(publicationId, ['Second']);
    await renewed(publicationId, ['Third']);
    const rows = await withTenant(system.organization.id, (db) =>
      db.selectFrom('hubUpdate').select('decision').where('itemId', '=', itemId).orderBy('createdAt').execute(),
    );
    expect(rows.map(({ decision }) => decision)).toEqual(['overtaken', null]);
  });
});

describe('other files', () => {
  test('a picture is a document of one page', async () => {
    const canvas = createCanvas(600, 300);
    canvas.getContext('2d').fillRect(0, 0, 300, 300);
    const { id, versionId } = await upload(canvas.toBuffer('image/png'), 'map.png');
    await draw(versionId);
    expect(await invoke(readPages, system, { id })).toMatchObject([{ width: 1600, height: 800, text: '', words: 0 }]);
  });

  test('a picture that would unpack to gigabytes is refused by its head', async () => {
    const canvas = createCanvas(8, 8);
    const bomb = canvas.toBuffer('image/png');
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const { id, versionId } = await upload(bomb, 'bomb.png');
    await draw(versionId);
    expect((await read(id)).versions).toMatchObject([{ state: 'failed', failure: 'too_large' }]);
  });

  test.each([
    ['a program', 'setup.exe', Buffer.from('MZ')],
    ['a text', 'notes.txt', Buffer.from('hello')],
    ['what is no PDF', 'guide.pdf', Buffer.from('hello')],
    ['a protected PDF', 'guide.pdf', Buffer.from('%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF')],
  ])('%s is refused and leaves nothing', async (_, fileName, content) => {
    const before = await storedKeys();
    const { total } = await invoke(listLibrary, system, LIBRARY);
    expect((await refusalOf(upload(content, fileName)))?.code).toBe('precondition');
    const after = await invoke(listLibrary, system, LIBRARY);
    expect(after.total).toBe(total);
    expect(await storedKeys()).toEqual(before);
  });

  test('a document of more pages than are drawn fails with the reason', async () => {
    const { id, versionId } = await upload(pdf(Array.from({ length: 501 }, (_, index) => `Page ${index}`)));
    await draw(versionId);
    expect((await read(id)).versions).toMatchObject([{ state: 'failed', failure: 'too_many_pages', pageCount: 0 }]);
  });

  test('an office file gets the pages that LibreOffice lays out, or says that it is missing', async () => {
    const deck = new PptxGenJS();
    for (const words of ['First words', 'Second page']) deck.addSlide().addText(words, { x: 1, y: 1 });
    const { id, versionId } = await upload((await deck.write({ outputType: 'nodebuffer' })) as Buffer, 'deck.pptx');
    await draw(versionId);
    const hasOffice = ['/usr/local/bin', '/usr/bin', '/bin'].some((folder) => existsSync(`${folder}/soffice`));
    expect((await read(id)).versions).toMatchObject([hasOffice ? { state: 'ready', pageCount: 2 } : { state: 'failed', failure: 'no_office' }]);
  });

  test('a link has addresses for versions', async () => {
    const { id } = await invoke(createLink, system, { title: 'Help', url: 'https://help.example' });
    await invoke(changeAddress, system, { id, url: 'https://help.example/new' });
    expect(await read(id)).toMatchObject({
      latestNumber: 2,
      kind: 'link',
      versions: [{ url: 'https://help.example/new' }, { url: 'https://help.example' }],
    });
    expect((await refusalOf(renew(id, pdf(['No']))))?.code).toBe('precondition');
    expect((await refusalOf(invoke(createLink, system, { title: 'Bad', url: 'javascript:alert(1)' })))?.code).toBe('invalid');
  });
});

describe('an asset', () => {
  const ofAccount = { accountId: 'acme' };
  const asset = (content: Uint8Array, fileName: string) => newFile(system, ofAccount.accountId, Buffer.from(content), { fileName, name: 'Offer' });
  const publish = (id: string, as: Caller = system) => invoke(publishAsset, as, { id, kind: 'price_list' });

  beforeAll(async () => {
    await invoke(upsertAccounts, system, { data: [{ id: ofAccount.accountId, name: 'Acme', type: 'company' }] });
  });

  test('becomes a publication under its own name, and its file outlives it', async () => {
    const id = await asset(pdf(['The offer']), 'offer.pdf');
    const { id: publicationId, versionId } = await publish(id);
    await invoke(deleteAsset, system, { id });
    await control()
      .updateTable('asset')
      .set({ deletedAt: new Date(0) })
      .where('key', '=', id)
      .execute();
    await sweep();
    await draw(versionId);
    expect(await read(publicationId)).toMatchObject({ title: 'Offer', kind: 'price_list', latestNumber: 1 });
    expect((await invoke(readPages, system, { id: publicationId }))[0]?.text).toContain('The offer');
  });

  test('that is a link becomes one', async () => {
    const { id } = await invoke(createAssetLink, system, { ...ofAccount, name: 'Help', kind: 'Plan', url: 'https://help.example/' });
    expect((await read((await publish(id)).id)).versions).toMatchObject([{ url: 'https://help.example/', state: 'ready' }]);
    const { id: mail } = await invoke(createAssetLink, system, { ...ofAccount, name: 'Mail', kind: 'Plan', url: 'mailto:a@b.example' });
    expect((await refusalOf(publish(mail)))?.code).toBe('invalid');
  });

  test('that gets no pages, or that one may not see, becomes none', async () => {
    const text = await asset(Buffer.from('words'), 'notes.txt');
    const listed = async () => (await invoke(listLibrary, system, LIBRARY)).total;
    const before = await listed();
    expect((await refusalOf(publish(text)))?.code).toBe('precondition');
    const stranger = await newPerson(system, { role: 'advanced', sees: 'teams', teamIds: [] });
    expect((await refusalOf(publish(await asset(pdf(['x']), 'x.pdf'), stranger)))?.code).toBe('not_found');
    expect(await listed()).toBe(before);
  });
});

describe('a publication', () => {
  test('is changed by one after the other', async () => {
    const { id } = await published(['Settings']);
    const { version } = await read(id);
    await invoke(updatePublication, system, { id, version, title: 'Renamed', watermark: true });
    expect(await read(id)).toMatchObject({ title: 'Renamed', watermark: true, version: version + 1 });
    expect((await refusalOf(invoke(updatePublication, system, { id, version, title: 'Late' })))?.code).toBe('conflict');
  });

  test('is deleted and brought back, but not while customers can open it', async () => {
    const { id } = await published(['Deleted']);
    await invoke(deletePublication, system, { id });
    expect((await refusalOf(read(id)))?.code).toBe('not_found');
    expect((await refusalOf(runTransfer(showPage, caller, { id, page: 1 })))?.code).toBe('not_found');
    await invoke(restorePublication, system, { id });
    expect((await read(id)).latestNumber).toBe(1);
    const { publicationId } = await openHub(system);
    expect((await refusalOf(invoke(deletePublication, system, { id: publicationId })))?.code).toBe('precondition');
  });
});
