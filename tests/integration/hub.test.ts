import '@/tests/support/database';
import '@/tests/support/mail-catcher'; // before what reads the configuration
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { callerFromHubLink, callerOfEndedLink, callerOfEndedSession } from '@/lib/core/auth/hub-door';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { runTransfer } from '@/lib/core/transfer';
import { upsertAccounts } from '@/lib/features/account/commands';
import { deleteContact, restoreContact } from '@/lib/features/contact/commands';
import { mergeContacts, unmergeContacts } from '@/lib/features/contact/merge';
import { upsertContacts } from '@/lib/features/contact/upsert';
import { askQuestion } from '@/lib/features/hub/ask';
import { tellClosed } from '@/lib/features/hub/closed';
import { archiveHub, reopenHub, restoreHub, restoreItem, revokeHub, revokeItem } from '@/lib/features/hub/closing';
import { sendCode } from '@/lib/features/hub/code';
import { tellUpdated } from '@/lib/features/hub/commands';
import { enterHub, readDoor } from '@/lib/features/hub/door';
import { downloadDocument } from '@/lib/features/hub/download';
import { forwardDocuments } from '@/lib/features/hub/forward';
import { chooseLanguage } from '@/lib/features/hub/language';
import { endItem, updateHub } from '@/lib/features/hub/options';
import { readShelf } from '@/lib/features/hub/queries';
import { getHub } from '@/lib/features/hub/records';
import { copyLink, resendMessage } from '@/lib/features/hub/resend';
import { sendMessage } from '@/lib/features/hub/send';
import { readContactHub, readOverview } from '@/lib/features/hub-manager/queries';
import { followLink } from '@/lib/features/hub-reading/link';
import { readRecorded } from '@/lib/features/hub-reading/recorded';
import { updatePublication } from '@/lib/features/publication/commands';
import { localDay } from '@/lib/kit/day';
import { received, unknownAddresses } from '@/tests/support/mail-catcher';
import { everyRow, refusalOf } from '@/tests/support/matrix';
import { newPublication } from '@/tests/support/publications';
import { newPerson, newTenant } from '@/tests/support/tenant';
import { deliverMail } from '@/workers/handlers/mail';

const BROWSER = { agent: 'Mozilla/5.0 (iPhone) Safari/604.1', languages: 'nb-NO' };
const letter = { subject: 'The guide, {firstName}', body: 'Hello {name} of {account}.\n\n{sender}' };

let system: Caller;
let marta: Caller;
let guide: { publicationId: string; versionId: string };

beforeEach(async () => {
  system = await newTenant('Fernway');
  marta = await newPerson(system);
  await invoke(upsertAccounts, system, { data: [{ id: 'halden', name: 'Halden Freight' }] });
  const contact = (id: string, firstName: string, email: string) => ({ id, accountId: 'halden', firstName, lastName: 'Solheim', email });
  const people = [contact('ingrid', 'Ingrid', 'ingrid@halden.example'), contact('per', 'Per', 'per@halden.example')];
  await invoke(upsertContacts, system, { data: people });
  guide = await newPublication(system, { title: 'Yard guide', pages: ['First', 'Second'] });
});
afterAll(closeConnections);

const inTenant = <T>(work: Parameters<typeof withTenant<T>>[1]) => withTenant(system.organization.id, work);
const send = (contactIds: string[], rest = {}) =>
  invoke(sendMessage, marta, { ...letter, contactIds, publicationIds: [guide.publicationId], ...rest });
const mailsTo = (address: string) =>
  inTenant((db) => db.selectFrom('mail').selectAll().where('toAddress', '=', address).orderBy('createdAt').orderBy('id').execute());
const tokenIn = (text: string) => /\/h\/([\w-]+)/.exec(text)?.[1] ?? '';
const linkOf = async (address: string) => tokenIn((await mailsTo(address)).at(-1)?.text ?? '');
const kinds = async () => (await inTenant((db) => db.selectFrom('hubHappening').select('kind').orderBy('id').execute())).map(({ kind }) => kind);
const rowOf = (email: string) => inTenant((db) => db.selectFrom('hub').selectAll().where('email', '=', email).executeTakeFirstOrThrow());

async function enter(token: string, rest = {}) {
  const { caller } = await callerFromHubLink(token, { address: crypto.randomUUID() });
  return invoke(enterHub, caller, { token, ...BROWSER, ...rest });
}
/** The reader behind the newest link to an address. */
async function readerAt(address: string, rest = {}): Promise<Caller> {
  const entered = await enter(await linkOf(address), rest);
  if ('wrong' in entered) throw new Error(`wrong ${entered.wrong}`);
  const session = await inTenant((db) =>
    db.selectFrom('hubSession').select('id').where('hubId', '=', entered.hubId).orderBy('createdAt', 'desc').executeTakeFirstOrThrow(),
  );
  return { organization: system.organization, actor: { kind: 'hubVisitor', sessionId: session.id } };
}
const shelfOf = (reader: Caller) => invoke(readShelf, reader, {});
const itemsOf = async (reader: Caller) => (await shelfOf(reader)).folders.flatMap(({ items }) => items);
const refused = (reader: Caller) => refusalOf(shelfOf(reader));
const NOT_OPEN = { code: 'not_found', message: 'This hub is not open', paths: [] };

describe('sending', () => {
  test('mails each contact their own link, words filled in, and keeps the mail', async () => {
    await invoke(upsertContacts, system, {
      data: [{ id: 'nobody', accountId: 'halden', firstName: 'No', lastName: 'Address', email: 'no@halden.example' }],
    });
    await inTenant((db) => db.updateTable('contact').set({ email: null }).where('key', '=', 'nobody').execute());
    const { sent, leftOut } = await send(['ingrid', 'per', 'nobody']);
    expect({ sent, leftOut }).toEqual({ sent: 2, leftOut: [{ id: 'nobody', name: 'No Address', reason: 'noEmail' }] });
    const [mail] = await mailsTo('ingrid@halden.example');
    expect(mail).toMatchObject({ subject: 'The guide, Ingrid', fromName: 'Marta Lindqvist' });
    expect(mail?.text).toContain('Hello Ingrid Solheim of Halden Freight.');
    expect(mail?.text).toContain('- Yard guide');
    expect(await linkOf('per@halden.example')).not.toBe(tokenIn(mail?.text ?? ''));
    const told = await inTenant((db) =>
      db.selectFrom('timelineEntry').select(['event', 'title', 'text']).where('source', '=', 'hub').orderBy('title').execute(),
    );
    expect(told[0]).toEqual({ event: 'sent', title: 'The guide, Ingrid', text: 'Yard guide' });
  });

  test('speaks the language that was chosen, and names words that stand for nothing', async () => {
    await send(['ingrid'], { language: 'de' });
    expect((await mailsTo('ingrid@halden.example'))[0]?.text).toContain('Unterlagen öffnen');
    expect(await refusalOf(send(['ingrid'], { body: 'Hello {fristName}' }))).toMatchObject({ code: 'invalid', paths: ['body'] });
    expect(await refusalOf(send(['ingrid'], { publicationIds: [crypto.randomUUID()] }))).toMatchObject({ code: 'not_found' });
  });

  test('speaks to its reader as the last message did, or as they chose, on pages and in every mail', async () => {
    await send(['ingrid'], { language: 'de', options: { codeByMail: true } });
    const token = await linkOf('ingrid@halden.example');
    const { caller } = await callerFromHubLink(token, { address: 'ingrid' });
    expect(await invoke(readDoor, caller, { token })).toMatchObject({ language: 'de' });
    await invoke(sendCode, caller, { token, language: 'nl' });
    const [, inDutch] = await mailsTo('ingrid@halden.example');
    expect(inDutch?.subject).toMatch(/^\d{6} is uw code$/);
    const code = inDutch?.subject.slice(0, 6);
    const reader = await readerAt('ingrid@halden.example', { code });
    const [first] = await itemsOf(reader);
    const itemIds = [first?.id ?? ''];
    await invoke(forwardDocuments, reader, { name: 'Tomas Eide', email: 'tomas@halden.example', itemIds });
    expect((await mailsTo('tomas@halden.example'))[0]?.subject).toBe('Ingrid Solheim teilt Unterlagen von Fernway mit Ihnen');
    await invoke(chooseLanguage, reader, { language: 'fr' });
    await invoke(tellUpdated, system, { itemIds });
    expect((await mailsTo('ingrid@halden.example')).at(-1)?.subject).toBe('Une nouvelle version de Fernway');
    const { id } = await rowOf('ingrid@halden.example');
    expect(await invoke(getHub, marta, { id })).toMatchObject({ language: 'fr' });
    await invoke(resendMessage, marta, { id });
    expect(await rowOf('ingrid@halden.example')).toMatchObject({ language: 'de' });
    expect(await rowOf('tomas@halden.example')).toMatchObject({ language: 'de' });
  });

  test('adds a folder under the same link, and moves what is sent again to its newest version', async () => {
    await send(['ingrid']);
    const first = await linkOf('ingrid@halden.example');
    const later = await newPublication(system, { title: 'Yard guide', of: { publicationId: guide.publicationId, number: 2 } });
    const link = await newPublication(system, { title: 'Status', url: 'https://status.fernway.example/' });
    await send(['ingrid'], { subject: 'Another', publicationIds: [link.publicationId] });
    expect(await linkOf('ingrid@halden.example')).toBe(first);
    const reader = await readerAt('ingrid@halden.example');
    expect((await shelfOf(reader)).folders.map(({ title, items }) => [title, items.map((item) => `${item.title} ${item.number}`)])).toEqual([
      ['Another', ['Status 1']],
      ['The guide, Ingrid', ['Yard guide 1']],
    ]);
    await send(['ingrid'], { subject: 'Once more' });
    const [folder] = (await shelfOf(reader)).folders;
    expect(folder).toMatchObject({ title: 'Once more', items: [{ title: 'Yard guide', number: 2 }] });
    expect(await inTenant((db) => db.selectFrom('hubItem').select('replacedId').where('versionId', '=', later.versionId).executeTakeFirst())).toEqual(
      { replacedId: guide.versionId },
    );
  });

  test('tells of a link that its reader followed once a session, and of no program; the mail led to it', async () => {
    const link = await newPublication(system, { title: 'Status', url: 'https://status.fernway.example/' });
    await send(['ingrid'], { publicationIds: [link.publicationId] });
    const [reader, program] = [await readerAt('ingrid@halden.example'), await readerAt('ingrid@halden.example', { agent: 'curl/8' })];
    const [item] = await itemsOf(reader);
    const clicked = () => inTenant((db) => db.selectFrom('hubRecipient').select('clickedAt').executeTakeFirstOrThrow());
    await invoke(followLink, program, { itemId: item?.id });
    expect([await clicked(), (await kinds()).includes('followed')]).toEqual([{ clickedAt: null }, false]);
    for (let time = 0; time < 2; time += 1) {
      expect(await invoke(followLink, reader, { itemId: item?.id })).toEqual({ url: 'https://status.fernway.example/' });
    }
    expect((await kinds()).filter((kind) => kind === 'followed')).toHaveLength(1);
    expect(await clicked()).toEqual({ clickedAt: expect.any(Date) });
    const { id } = await rowOf('ingrid@halden.example');
    expect((await invoke(readContactHub, marta, { id })).documents).toMatchObject([{ isLink: true, follows: 1 }]);
    const { funnel } = await invoke(readOverview, marta, { whose: 'all', days: 7 });
    expect(funnel.stages.map(({ reached }) => reached)).toEqual([1, 1, 1, 0, 0]);
    expect((await invoke(readRecorded, reader, {})).deeds.map(({ kind, document }) => [kind, document])).toContainEqual(['followed', 'Status']);
  });

  test('mails again to the present address, and notes what bounces for good', async () => {
    await send(['ingrid']);
    const { id } = await rowOf('ingrid@halden.example');
    await invoke(upsertContacts, system, {
      data: [{ id: 'ingrid', accountId: 'halden', firstName: 'Ingrid', lastName: 'Solheim', email: 'solheim@halden.example' }],
    });
    await invoke(resendMessage, marta, { id });
    unknownAddresses.add('solheim@halden.example');
    const [mail] = await mailsTo('solheim@halden.example');
    await deliverMail({ organizationId: system.organization.id, mailId: mail?.id ?? '' });
    expect(received.flatMap(({ recipients }) => recipients)).not.toContain('solheim@halden.example');
    const recipient = await inTenant((db) => db.selectFrom('hubRecipient').selectAll().where('hubId', '=', id).executeTakeFirstOrThrow());
    expect(recipient).toMatchObject({ mailId: mail?.id, bouncedAt: expect.any(Date) });
    expect((await kinds()).slice(-1)).toEqual(['bounced']);
  });
});

describe('the door', () => {
  test('shows itself to programs without changing anything; the click opens it', async () => {
    await send(['ingrid']);
    const token = await linkOf('ingrid@halden.example');
    const before = await everyRow();
    const { caller } = await callerFromHubLink(token, { address: 'scanner' });
    expect(await invoke(readDoor, caller, { token })).toMatchObject({ organization: 'Fernway', owner: 'Marta Lindqvist', asksPasscode: false });
    expect(await everyRow()).toBe(before);
    await enter(token, { agent: 'Mozilla/5.0 (compatible; SafeLinks bot)' });
    expect(await kinds()).toEqual(['sent']);
    const messageId = (await inTenant((db) => db.selectFrom('hubMessage').select('id').executeTakeFirstOrThrow())).id;
    await enter(token, { messageId });
    await enter(token);
    expect(await kinds()).toEqual(['sent', 'opened', 'returned']);
    expect(await inTenant((db) => db.selectFrom('hubRecipient').select('openedAt').executeTakeFirst())).toEqual({ openedAt: expect.any(Date) });
  });

  test('asks for a passcode and for a code by mail, which works once and ends after five tries', async () => {
    await send(['ingrid'], { options: { passcode: 'heron', codeByMail: true } });
    const token = await linkOf('ingrid@halden.example');
    const { caller } = await callerFromHubLink(token, { address: 'reader' });
    expect(await enter(token)).toEqual({ wrong: 'passcode' });
    await invoke(sendCode, caller, { token });
    const code = /\b(\d{6})\b/.exec((await mailsTo('ingrid@halden.example')).at(-1)?.subject ?? '')?.[1];
    expect(await enter(token, { passcode: 'heron', code: '000000x' })).toEqual({ wrong: 'code' });
    expect(await enter(token, { passcode: 'heron', code })).toHaveProperty('secret');
    expect(await enter(token, { passcode: 'heron', code })).toEqual({ wrong: 'code' });
    await inTenant((db) => db.updateTable('hubCode').set({ expiresAt: clock.now() }).execute());
    await invoke(sendCode, caller, { token });
    const second = /\b(\d{6})\b/.exec((await mailsTo('ingrid@halden.example')).at(-1)?.subject ?? '')?.[1];
    for (let tries = 0; tries < 5; tries += 1) await enter(token, { passcode: 'heron', code: 'wrong' });
    expect(await enter(token, { passcode: 'heron', code: second })).toEqual({ wrong: 'code' });
    expect(await kinds()).toContain('blocked');
  });

  test('answers alike for unknown, revoked and expired links, and limits guesses of an address', async () => {
    await send(['ingrid', 'per']);
    const [revoked, expired] = [await linkOf('ingrid@halden.example'), await linkOf('per@halden.example')];
    await invoke(revokeHub, marta, { id: (await rowOf('ingrid@halden.example')).id });
    await invoke(updateHub, marta, { id: (await rowOf('per@halden.example')).id, expiresOn: '2020-01-01' });
    const device = { address: crypto.randomUUID() };
    const answers = await Promise.all([revoked, expired, 'unknown'].map((token) => refusalOf(callerFromHubLink(token, device))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    for (let guess = 3; guess < 20; guess += 1) await refusalOf(callerFromHubLink(crypto.randomUUID(), device));
    expect(await refusalOf(callerFromHubLink(crypto.randomUUID(), device))).toMatchObject({ code: 'limit' });
  });
});

describe('what is closed', () => {
  const blocked = () =>
    inTenant((db) => db.selectFrom('hubHappening').select(['detail', 'itemId']).where('kind', '=', 'blocked').orderBy('id').execute());
  /** What a click at the door of a link that does not open any more does once it is answered. */
  async function click(token: string, itemId?: string): Promise<void> {
    const door = await callerOfEndedLink(token);
    if (door) await invoke(tellClosed, door.caller, { hubId: door.hubId, itemId });
  }

  test('tells of a click once an hour, on the timeline too; of what is open or never was, nothing', async () => {
    await send(['ingrid', 'per']);
    const [token, other] = [await linkOf('ingrid@halden.example'), await linkOf('per@halden.example')];
    await click(token);
    await click('unknown');
    expect(await blocked()).toEqual([]);
    await invoke(revokeHub, marta, { id: (await rowOf('ingrid@halden.example')).id });
    await invoke(updateHub, marta, { id: (await rowOf('per@halden.example')).id, expiresOn: '2020-01-01' });
    for (const one of [token, token, other]) await click(one);
    expect(await blocked()).toEqual([
      { detail: { reason: 'revoked' }, itemId: null },
      { detail: { reason: 'expired' }, itemId: null },
    ]);
    const told = await inTenant((db) => db.selectFrom('timelineEntry').select('title').where('event', '=', 'blocked').orderBy('id').execute());
    expect(told.map(({ title }) => title)).toEqual(['Ingrid Solheim', 'Per Solheim']);
  });

  test('tells of a document that an open session asks for after it was revoked, and of no program', async () => {
    await send(['ingrid']);
    const token = await linkOf('ingrid@halden.example');
    const [person, program] = [await enter(token), await enter(token, { agent: 'curl/8' })];
    if ('wrong' in person || 'wrong' in program) throw new Error('not let in');
    const { hubId } = person;
    const { id: itemId } = await inTenant((db) => db.selectFrom('hubItem').select('id').where('hubId', '=', hubId).executeTakeFirstOrThrow());
    await invoke(revokeItem, marta, { itemId });
    expect(await callerOfEndedSession(hubId, program.secret)).toBeNull();
    expect(await callerOfEndedSession(crypto.randomUUID(), person.secret)).toBeNull();
    const door = await callerOfEndedSession(hubId, person.secret);
    for (const asked of [itemId, itemId, crypto.randomUUID()]) await invoke(tellClosed, door?.caller as Caller, { hubId, itemId: asked });
    expect(await blocked()).toEqual([{ detail: { reason: 'revoked', document: 'Yard guide' }, itemId }]);
  });
});

describe('access', () => {
  test('ends at once by revoking, and comes back with restoring', async () => {
    await send(['ingrid']);
    const reader = await readerAt('ingrid@halden.example');
    const { id } = await rowOf('ingrid@halden.example');
    await invoke(revokeHub, marta, { id });
    expect(await refused(reader)).toEqual(NOT_OPEN);
    expect(await refusalOf(invoke(copyLink, marta, { id }))).toMatchObject({ code: 'precondition' });
    expect((await send(['ingrid'])).leftOut).toMatchObject([{ id: 'ingrid', reason: 'revoked' }]);
    await invoke(restoreHub, marta, { id });
    expect(await itemsOf(reader)).toHaveLength(1);
    const [item] = await itemsOf(reader);
    await invoke(revokeItem, marta, { itemId: item?.id });
    expect(await itemsOf(reader)).toEqual([]);
    await invoke(restoreItem, marta, { itemId: item?.id });
    expect(await itemsOf(reader)).toHaveLength(1);
    expect((await kinds()).filter((kind) => kind === 'revoked')).toHaveLength(2);
  });

  test('of another hub, organization, revoked, expired or unknown documents is refused alike', async () => {
    await send(['ingrid', 'per']);
    const reader = await readerAt('ingrid@halden.example');
    const [own] = await itemsOf(reader);
    const [others] = await itemsOf(await readerAt('per@halden.example'));
    const refusals = async (itemId: string) => [
      await refusalOf(runTransfer(downloadDocument, async () => reader, { itemId })),
      await refusalOf(invoke(followLink, reader, { itemId })),
      await refusalOf(invoke(askQuestion, reader, { itemId, text: 'Why?' })),
      await refusalOf(invoke(forwardDocuments, reader, { name: 'Tomas', email: 'tomas@halden.example', itemIds: [itemId] })),
    ];
    const unknown = await refusals(crypto.randomUUID());
    expect(unknown.map((one) => one?.code)).toEqual(['not_found', 'not_found', 'not_found', 'not_found']);
    expect(await refusals(others?.id ?? '')).toEqual(unknown);
    await inTenant((db) =>
      db
        .updateTable('hubItem')
        .set({ expiresAt: clock.now() })
        .where('id', '=', own?.id ?? '')
        .execute(),
    );
    expect(await refusals(own?.id ?? '')).toEqual(unknown);
    await inTenant((db) =>
      db
        .updateTable('hubItem')
        .set({ expiresAt: null, revokedAt: clock.now() })
        .where('id', '=', own?.id ?? '')
        .execute(),
    );
    expect(await refusals(own?.id ?? '')).toEqual(unknown);
    const stranger: Caller = { organization: (await newTenant('Other')).organization, actor: reader.actor };
    expect(await refused(stranger)).toEqual(NOT_OPEN);
  });

  test('to the file needs the right of hub and document, and no watermark', async () => {
    await send(['ingrid']);
    const reader = await readerAt('ingrid@halden.example');
    const { id } = await rowOf('ingrid@halden.example');
    const [item] = await itemsOf(reader);
    const download = () => runTransfer(downloadDocument, async () => reader, { itemId: item?.id });
    expect(await download()).toMatchObject({ fileName: 'Yard guide.pdf', mediaType: 'application/pdf' });
    await download();
    expect((await kinds()).filter((kind) => kind === 'downloaded')).toHaveLength(1);
    for (const options of [{ canDownload: false }, { canDownload: true, watermark: true }]) {
      await invoke(updateHub, marta, { id, ...options });
      expect(await refusalOf(download())).toMatchObject({ code: 'not_found' });
      expect((await itemsOf(reader))[0]).toMatchObject({ canDownload: false });
    }
  });

  test('closes with archiving if asked; what is archived comes back with its reader', async () => {
    await send(['ingrid']);
    const { id } = await rowOf('ingrid@halden.example');
    await invoke(archiveHub, marta, { id });
    const reader = await readerAt('ingrid@halden.example');
    expect(await invoke(getHub, marta, { id })).toMatchObject({ archivedAt: null });
    expect((await kinds()).slice(-2)).toEqual(['opened', 'reopened']);
    await invoke(archiveHub, marta, { id, close: true });
    expect(await refused(reader)).toEqual(NOT_OPEN);
    await invoke(reopenHub, marta, { id });
    expect(await itemsOf(reader)).toHaveLength(1);
  });
});

describe('forwarding', () => {
  test('gives a colleague an identity and a link of their own, and never more rights', async () => {
    await send(['ingrid'], { options: { passcode: 'heron', canDownload: false } });
    const reader = await readerAt('ingrid@halden.example', { passcode: 'heron' });
    const [item] = await itemsOf(reader);
    await invoke(forwardDocuments, reader, { name: 'Tomas Eide', email: 'tomas@halden.example', itemIds: [item?.id] });
    const child = await rowOf('tomas@halden.example');
    const parent = await rowOf('ingrid@halden.example');
    expect(child).toMatchObject({ parentId: parent.id, contactId: null, canDownload: false, codeByMail: true, ownerId: parent.ownerId });
    expect(child.hash).not.toBe(parent.hash);
    expect((await kinds()).slice(-1)).toEqual(['forwarded']);
    await invoke(updateHub, marta, { id: parent.id, canForward: false, expiresOn: '2099-01-31' });
    expect(await rowOf('tomas@halden.example')).toMatchObject({ canForward: false, expiresAt: expect.any(Date) });
    await invoke(updateHub, marta, { id: parent.id, passcode: null, expiresOn: null });
    expect(await rowOf('tomas@halden.example')).toMatchObject({ canForward: false, codeByMail: false, expiresAt: null });
    expect(await refusalOf(invoke(forwardDocuments, reader, { name: 'Una', email: 'una@halden.example', itemIds: [item?.id] }))).toMatchObject({
      code: 'not_found',
    });
  });

  test('ends with the last day of a document, there and where it was forwarded to', async () => {
    await send(['ingrid']);
    const reader = await readerAt('ingrid@halden.example');
    const [item] = await itemsOf(reader);
    await invoke(forwardDocuments, reader, { name: 'Tomas Eide', email: 'tomas@halden.example', itemIds: [item?.id] });
    const colleague = await readerAt('tomas@halden.example');
    const [theirs] = await itemsOf(colleague);
    const seen = async () => [(await itemsOf(reader)).length, (await itemsOf(colleague)).length];
    await invoke(endItem, marta, { itemId: item?.id, expiresOn: '2026-01-31' });
    expect(await seen()).toEqual([0, 0]);
    await invoke(endItem, marta, { itemId: item?.id, expiresOn: localDay(clock.now(), marta.organization.timezone) });
    expect(await seen()).toEqual([1, 1]);
    expect(await refusalOf(invoke(endItem, marta, { itemId: theirs?.id, expiresOn: null }))).toMatchObject({ code: 'precondition' });
    await invoke(endItem, marta, { itemId: item?.id, expiresOn: null });
    const { items } = await invoke(getHub, marta, { id: (await rowOf('tomas@halden.example')).id });
    expect(items).toMatchObject([{ expiresAt: null }]);
  });

  test('follows what a later message narrows, of the hub and of each document', async () => {
    await send(['ingrid']);
    const reader = await readerAt('ingrid@halden.example');
    const itemIds = (await itemsOf(reader)).map(({ id }) => id);
    await invoke(forwardDocuments, reader, { name: 'Tomas Eide', email: 'tomas@halden.example', itemIds });
    const colleague = await readerAt('tomas@halden.example');
    expect(await itemsOf(colleague)).toMatchObject([{ canDownload: true, canForward: true }]);
    await invoke(updatePublication, marta, { id: guide.publicationId, canForward: false, watermark: true });
    await send(['ingrid'], { options: { canDownload: false, passcode: 'heron', expiresOn: '2099-01-31' } });
    const parent = await rowOf('ingrid@halden.example');
    const narrowed = { canDownload: false, codeByMail: true, expiresAt: parent.expiresAt };
    expect(await rowOf('tomas@halden.example')).toMatchObject(narrowed);
    const ofHub = (id: string) => inTenant((db) => db.selectFrom('hubItem').select(['canForward', 'watermark']).where('hubId', '=', id).execute());
    const { id } = await rowOf('tomas@halden.example');
    expect([await ofHub(parent.id), await ofHub(id)]).toEqual([[{ canForward: false, watermark: true }], [{ canForward: false, watermark: true }]]);
  });

  test('and asking mail somebody forty times an hour at most', async () => {
    await send(['ingrid']);
    const reader = await readerAt('ingrid@halden.example');
    for (let question = 1; question <= 40; question += 1) await invoke(askQuestion, reader, { text: `Question ${question}` });
    const [item] = await itemsOf(reader);
    expect(await refusalOf(invoke(askQuestion, reader, { text: 'One more' }))).toMatchObject({ code: 'limit' });
    const tomas = { name: 'Tomas', email: 'tomas@halden.example', itemIds: [item?.id] };
    expect(await refusalOf(invoke(forwardDocuments, reader, tomas))).toMatchObject({ code: 'limit' });
    expect(await mailsTo('tomas@halden.example')).toEqual([]);
    const per = await send(['per']).then(() => readerAt('per@halden.example'));
    expect(await refusalOf(invoke(askQuestion, per, { text: 'Another hub' }))).toBeNull();
  });

  test('ends with the hub and the document that it came from', async () => {
    await send(['ingrid']);
    const reader = await readerAt('ingrid@halden.example');
    const [item] = await itemsOf(reader);
    await invoke(forwardDocuments, reader, { name: 'Tomas Eide', email: 'tomas@halden.example', itemIds: [item?.id] });
    const colleague = await readerAt('tomas@halden.example');
    expect(await itemsOf(colleague)).toHaveLength(1);
    await invoke(revokeItem, marta, { itemId: item?.id });
    expect(await itemsOf(colleague)).toEqual([]);
    const child = await rowOf('tomas@halden.example');
    const { items } = await invoke(getHub, marta, { id: child.id });
    expect(await refusalOf(invoke(restoreItem, marta, { itemId: items[0]?.id }))).toMatchObject({ code: 'precondition' });
    await invoke(restoreItem, marta, { itemId: item?.id });
    expect(await itemsOf(colleague)).toHaveLength(1);
    const { id } = await rowOf('ingrid@halden.example');
    await invoke(revokeHub, marta, { id });
    expect(await refused(colleague)).toEqual(NOT_OPEN);
    expect(await refusalOf(invoke(restoreHub, marta, { id: child.id }))).toMatchObject({ code: 'precondition' });
    await invoke(restoreHub, marta, { id });
    expect(await itemsOf(colleague)).toHaveLength(1);
  });
});

describe('contacts', () => {
  test('that are merged keep both links readable, and apart again when it is taken back', async () => {
    await send(['ingrid', 'per']);
    const [ingrid, per] = [await readerAt('ingrid@halden.example'), await readerAt('per@halden.example')];
    const { mergeId } = await invoke(mergeContacts, system, { id: 'ingrid', mergedId: 'per' });
    expect([await itemsOf(ingrid), await itemsOf(per)].map(({ length }) => length)).toEqual([1, 1]);
    expect(await rowOf('per@halden.example')).toMatchObject({ contactId: null, parentId: (await rowOf('ingrid@halden.example')).id });
    await invoke(unmergeContacts, system, { mergeId });
    expect(await rowOf('per@halden.example')).toMatchObject({ contactId: expect.any(Number), parentId: null });
  });

  test('bring their hub to one that had none', async () => {
    await send(['per']);
    const reader = await readerAt('per@halden.example');
    await invoke(mergeContacts, system, { id: 'ingrid', mergedId: 'per' });
    expect(await itemsOf(reader)).toHaveLength(1);
    expect(await invoke(getHub, marta, { id: (await rowOf('per@halden.example')).id })).toMatchObject({ contactId: 'ingrid', parentId: null });
  });

  test('that are deleted close their hub and its forwards until they are restored', async () => {
    await send(['ingrid']);
    const reader = await readerAt('ingrid@halden.example');
    await invoke(forwardDocuments, reader, {
      name: 'Tomas Eide',
      email: 'tomas@halden.example',
      itemIds: (await itemsOf(reader)).map(({ id }) => id),
    });
    const colleague = await readerAt('tomas@halden.example');
    await invoke(deleteContact, system, { id: 'ingrid' });
    expect([await refused(reader), await refused(colleague)]).toEqual([NOT_OPEN, NOT_OPEN]);
    await invoke(restoreContact, system, { id: 'ingrid' });
    expect([await itemsOf(reader), await itemsOf(colleague)].map(({ length }) => length)).toEqual([1, 1]);
  });
});
