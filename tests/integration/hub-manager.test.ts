import '@/tests/support/database';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { makeContext } from '@/lib/core/context';
import { type Db, withTenant } from '@/lib/core/db/database';
import { type Happening, tellHub } from '@/lib/core/happenings';
import { invoke } from '@/lib/core/operation';
import { updateHub } from '@/lib/features/hub/options';
import { endAbsence, listAbsences, shareAbsence } from '@/lib/features/hub-manager/absence';
import { readAccountHubs } from '@/lib/features/hub-manager/account';
import { addHubTasks, decideUpdates } from '@/lib/features/hub-manager/commands';
import { handOverHubs } from '@/lib/features/hub-manager/hand-over';
import { mailHubNews } from '@/lib/features/hub-manager/mail';
import { readHubNews, seeHubNews } from '@/lib/features/hub-manager/news';
import { noticeHappening } from '@/lib/features/hub-manager/notices';
import { saveHubPreferences } from '@/lib/features/hub-manager/preferences';
import { listContactHubs, listUpdates, readContactHub, readOverview } from '@/lib/features/hub-manager/queries';
import { listHubReadings } from '@/lib/features/hub-manager/readings';
import { contactHubTable } from '@/lib/features/hub-manager/table';
import { watchHubs } from '@/lib/features/hub-manager/watch';
import { judgeReading } from '@/lib/features/hub-reading/news';
import { addDays, localDay } from '@/lib/kit/day';
import { type OpenHub, openHub, openSession } from '@/tests/support/hub-reader';
import { newPublication } from '@/tests/support/publications';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';

const DAY_MS = 86_400_000;
type Person = Awaited<ReturnType<typeof newPerson>>;

const daysAgo = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
const inTenant = <T>(system: Caller, work: Parameters<typeof withTenant<T>>[1]) => withTenant(system.organization.id, work);

/** A mail to the hub, so many days ago. */
async function mail({ system, hubId }: OpenHub, days: number, { bounced = false } = {}): Promise<void> {
  const [organizationId, messageId, sentAt] = [system.organization.id, crypto.randomUUID(), daysAgo(days)];
  await inTenant(system, async (db) => {
    await db
      .insertInto('hubMessage')
      .values({ organizationId, id: messageId, subject: 'Guide', body: 'Guide', language: 'en', createdAt: sentAt })
      .execute();
    const mailed = { organizationId, messageId, hubId, mailId: crypto.randomUUID(), sentAt, bouncedAt: bounced ? sentAt : null };
    await db.insertInto('hubRecipient').values(mailed).execute();
  });
}

/** A visit in which these pages were looked at for so long, so many days ago. @returns the session */
async function read(hub: OpenHub, days: number, pages: Readonly<Record<number, number>>, { automated = false, open = false } = {}): Promise<string> {
  const { system, hubId, itemId, versionId } = hub;
  const organizationId = system.organization.id;
  const { sessionId } = await openSession(hub, Object.keys(pages).map(Number), { agoMs: days * DAY_MS, automated });
  const [visitId, tabId, at] = [crypto.randomUUID(), crypto.randomUUID(), daysAgo(days)];
  await inTenant(system, async (db) => {
    const visit = { organizationId, id: visitId, sessionId, hubId, startedAt: at, lastBeatAt: at, ended: true, closedAt: open ? null : at };
    await db.insertInto('hubVisit').values(visit).execute();
    for (const [page, ms] of Object.entries(pages)) {
      const looked = { page: Number(page), reportedMs: ms, countedMs: ms, firstAt: at, lastAt: at };
      await db
        .insertInto('hubAttention')
        .values({ organizationId, visitId, itemId, versionId, tabId, ...looked })
        .execute();
    }
  });
  return sessionId;
}

/** Tells of a hub, and does what the worker does with the news. @returns the happening */
async function tell({ system, hubId }: OpenHub, kind: Happening['kind'], rest: Partial<Happening> = {}): Promise<number> {
  const id = await inTenant(system, async (db) => {
    const { accountId } = await db.selectFrom('hub').select('accountId').where('id', '=', hubId).executeTakeFirstOrThrow();
    await tellHub(makeContext(system, db), [{ hubId, accountId, kind, at: clock.now(), once: crypto.randomUUID(), title: 'Ingrid', ...rest }]);
    return (await db.selectFrom('hubHappening').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id;
  });
  await invoke(noticeHappening, system, { happeningId: id });
  return id;
}

const own = async (hub: OpenHub, { actor }: Person) => {
  await inTenant(hub.system, (db) => db.updateTable('hub').set({ ownerId: actor.membershipId }).where('id', '=', hub.hubId).execute());
  return hub;
};
const allHubs = { filter: contactHubTable.defaultFilter, sort: contactHubTable.defaultSort, cursor: null };

describe('the activity funnel', () => {
  let system: Caller;
  const hubs = new Map<string, OpenHub>();
  const at = async (name: string) => {
    const hub = await openHub(system);
    hubs.set(name, hub);
    return hub;
  };
  const namesOf = (found: readonly { hubId: string }[] | null) =>
    (found ?? []).map(({ hubId }) => [...hubs].find(([, hub]) => hub.hubId === hubId)?.[0]).sort();
  const funnel = (days: number, stage?: string) => invoke(readOverview, system, { whose: 'all', days, at: stage });

  beforeAll(async () => {
    system = await newTenant('Funnel');
    await mail(await at('waits'), 3);
    const scanned = await at('scanned');
    await mail(scanned, 3);
    await read(scanned, 2, { 1: 90_000 }, { automated: true });
    const opened = await at('opened');
    await mail(opened, 3);
    await openSession(opened, [], { agoMs: 2 * DAY_MS });
    const skimmed = await at('skimmed');
    await mail(skimmed, 3);
    await read(skimmed, 2, { 1: 1_999, 2: 1_999, 3: 1_999, 4: 1_999 });
    const viewed = await at('viewed');
    await mail(viewed, 3);
    await read(viewed, 2, { 1: 2_000, 2: 1_000 });
    const half = await at('half');
    await mail(half, 3);
    await read(half, 2, { 1: 2_000 });
    await read(half, 1, { 2: 2_000 });
    const long = await at('long');
    await mail(long, 3);
    await read(long, 2, { 1: 60_000 });
    const acted = await at('acted');
    await mail(acted, 3);
    await tell(acted, 'downloaded');
    await tell(acted, 'asked');
    const before = await at('read before it was sent again');
    await mail(before, 40);
    await read(before, 39, { 1: 90_000, 2: 90_000 });
    await mail(before, 3);
    await mail(await at('bounced'), 20, { bounced: true });
    const revoked = await at('revoked');
    await mail(revoked, 20);
    await inTenant(system, (db) => db.updateTable('hub').set({ revokedAt: clock.now() }).where('id', '=', revoked.hubId).execute());
    await mail(await at('idle'), 20);
    await at('never sent');
  });

  it('counts each contact in every stage up to the furthest that they reached since the first mail of these days', async () => {
    const { funnel: found } = await funnel(7);
    expect(found.stages).toEqual([
      { stage: 'sent', reached: 9, stuck: 3 },
      { stage: 'opened', reached: 6, stuck: 2 },
      { stage: 'viewed', reached: 4, stuck: 1 },
      { stage: 'engaged', reached: 3, stuck: 2 },
      { stage: 'acted', reached: 1, stuck: 1 },
    ]);
    expect(found.acts).toEqual({ downloaded: 1, asked: 1, forwarded: 0, finished: 0 });
    expect(found.asides).toEqual({ revoked: 0, bounced: 0, idle: 0 });
  });

  it.each([
    ['sent', ['read before it was sent again', 'scanned', 'waits']],
    ['opened', ['opened', 'skimmed']],
    ['viewed', ['viewed']],
    ['engaged', ['half', 'long']],
    ['acted', ['acted']],
  ])('opens who got as far as %s and no further', async (stage, expected) => {
    expect(namesOf((await funnel(7, stage)).stuck)).toEqual(expected);
  });

  it('counts over 90 days what was read after the first of their mails', async () => {
    const { funnel: found, stuck } = await funnel(90, 'engaged');
    expect(found.stages[0]).toMatchObject({ reached: 12 });
    expect(namesOf(stuck)).toEqual(['half', 'long', 'read before it was sent again']);
  });

  it.each([
    ['bounced', ['bounced']],
    ['revoked', ['revoked']],
    ['idle', ['idle']],
  ])('sets aside who is %s', async (aside, expected) => {
    const { funnel: found, stuck } = await funnel(30, aside);
    expect(found.asides).toEqual({ revoked: 1, bounced: 1, idle: 1 });
    expect(namesOf(stuck)).toEqual(expected);
  });

  it('says what the furthest document is, and how sure its time', async () => {
    const { stuck } = await funnel(7, 'viewed');
    expect(stuck).toMatchObject([{ document: 'Yard rollout guide', viewed: 1, pageCount: 4, attention: 3_000, confidence: 'complete' }]);
  });

  it('says what a hub allows, what its door asks for and the last day on which it is open', async () => {
    const { hubId } = hubs.get('viewed') as OpenHub;
    const accessOf = async () => (await invoke(readContactHub, system, { id: hubId })).access;
    const { version, ...usual } = await accessOf();
    expect(usual).toEqual({ canDownload: true, canForward: true, watermark: false, codeByMail: false, asksPasscode: false, expiresOn: null });
    await invoke(updateHub, system, { id: hubId, version, canForward: false, passcode: 'heron', expiresOn: '2099-12-31' });
    expect(await accessOf()).toMatchObject({ canForward: false, asksPasscode: true, expiresOn: '2099-12-31', version: version + 1 });
  });

  it('counts nothing for a member who may not see the accounts', async () => {
    const limited = await newPerson(system, { sees: 'teams', teamIds: [await newTeam(system, [])] });
    const overview = await invoke(readOverview, limited, { whose: 'all', days: 90, at: 'sent' });
    expect(overview).toMatchObject({ contacts: 0, accounts: 0, stuck: [], funnel: { stages: [{ reached: 0 }, {}, {}, {}, {}] } });
    expect((await invoke(listContactHubs, limited, { whose: 'all', ...allHubs })).total).toBe(0);
    const hubId = hubs.get('viewed')?.hubId;
    await expect(invoke(readContactHub, limited, { id: hubId })).rejects.toMatchObject({ code: 'not_found' });
    expect((await invoke(listHubReadings, limited, {})).data).toEqual([]);
  });

  it('gives the same attention for the contact, in the list and by the API, without what programs read', async () => {
    const { hubId } = hubs.get('half') as OpenHub;
    const hub = await invoke(readContactHub, system, { id: hubId });
    expect(hub.documents).toMatchObject([{ readings: [{ number: 1, ms: 4_000, viewed: 2, visits: 2 }] }]);
    expect(hub.visits.map(({ ms, label }) => [ms, label])).toEqual([
      [2_000, 'complete'],
      [2_000, 'complete'],
    ]);
    const { rows } = await invoke(listContactHubs, system, { whose: 'all', ...allHubs });
    expect(rows.find(({ id }) => id === hubId)).toMatchObject({ attention: 4_000, visits: 2, documents: 1 });
    expect((await invoke(listHubReadings, system, { hubId })).data).toMatchObject([{ versions: [{ ms: 4_000, viewed: 2, stage: 'engaged' }] }]);
    const scanned = hubs.get('scanned')?.hubId;
    expect(rows.find(({ id }) => id === scanned)).toMatchObject({ attention: 0, visits: 0 });
    expect((await invoke(readContactHub, system, { id: scanned })).visits).toMatchObject([{ label: 'automated', ms: 0 }]);
  });
});

describe('the hubs of an account', () => {
  it('say how each contact read, what was sent and what happened, of this account alone', async () => {
    const system = await newTenant('Account');
    const hub = await openHub(system, { pages: 2 });
    await mail(hub, 3);
    await read(hub, 2, { 1: 3_000, 2: 2_000 });
    await read(hub, 1, { 1: 4_000 }, { automated: true });
    await tell(hub, 'downloaded');
    const other = await openHub(system);
    await mail(other, 3);
    await tell(other, 'downloaded');
    await inTenant(system, (db) => db.updateTable('hub').set({ archivedAt: clock.now() }).where('id', '=', hub.hubId).execute());
    const { accountId, hubId } = hub;
    const { contacts, total, messages, timeline } = await invoke(readAccountHubs, system, { accountId });
    const reading = { attention: 5_000, visits: 1, documents: 1, finished: 1, confidence: 'complete', state: 'archived' };
    expect({ contacts, total }).toMatchObject({ contacts: [{ id: hubId, ...reading }], total: 1 });
    expect(messages).toMatchObject({ total: 1, rows: [{ sent: 1, delivered: 1 }] });
    await inTenant(system, (db) => db.updateTable('hubItem').set({ revokedAt: clock.now() }).where('id', '=', hub.itemId).execute());
    expect((await invoke(readAccountHubs, system, { accountId })).contacts).toMatchObject([{ documents: 0, finished: 0 }]);
    expect(timeline.rows.map((told) => [told.hubId, told.kind])).toEqual([[hubId, 'downloaded']]);
    const limited = await newPerson(system, { sees: 'teams' });
    await expect(invoke(readAccountHubs, limited, { accountId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('count a mail as opened whose document was read by a link from elsewhere', async () => {
    const system = await newTenant('Copied');
    const hub = await openHub(system);
    await mail(hub, 3);
    await read(hub, 2, { 1: 3_000 });
    const messageId = (db: Db) => db.selectFrom('hubRecipient').select('messageId').where('hubId', '=', hub.hubId);
    await inTenant(system, (db) =>
      db
        .updateTable('hubItem')
        .set({ messageId: messageId(db) })
        .where('id', '=', hub.itemId)
        .execute(),
    );
    await invoke(judgeReading, system, { itemId: hub.itemId, versionId: hub.versionId });
    const { messages } = await invoke(readAccountHubs, system, { accountId: hub.accountId });
    expect(messages.rows).toMatchObject([{ sent: 1, opened: 1, clicked: 1 }]);
  });
});

describe('tasks for contacts with a hub', () => {
  const tasksOf = (system: Caller) =>
    inTenant(system, (db) =>
      db.selectFrom('task').select(['title', 'assigneeId', 'dueOn']).where('deletedAt', 'is', null).orderBy('title').execute(),
    );

  it('are added once, however often they are asked for, for who looks after each hub', async () => {
    const system = await newTenant('Tasks');
    const marta = await newPerson(system);
    const [one, other] = [await own(await openHub(system), marta), await openHub(system)];
    const input = { hubIds: [one.hubId, other.hubId], title: 'Call {name}', dueOn: '2030-01-02' };
    const twice = await Promise.all([invoke(addHubTasks, marta, input), invoke(addHubTasks, marta, input)]);
    expect(twice.map(({ added, known }) => [added, known]).sort()).toEqual([
      [0, 2],
      [2, 0],
    ]);
    const tasks = await tasksOf(system);
    expect(tasks.map(({ title, dueOn }) => [title, dueOn])).toEqual(Array.from({ length: 2 }, () => ['Call Ingrid Solheim', '2030-01-02']));
    expect(new Set(tasks.map(({ assigneeId }) => assigneeId))).toEqual(new Set([marta.actor.membershipId, null]));
    await inTenant(system, (db) => db.updateTable('task').set({ status: 'done', completedAt: clock.now() }).execute());
    expect(await invoke(addHubTasks, marta, { ...input, assigneeId: marta.actor.membershipId })).toEqual({ added: 2, known: 0 });
  });

  it('are one of a title for each account', async () => {
    const system = await newTenant('Accounts');
    const hubs = [await openHub(system), await openHub(system)];
    const { accountId } = await inTenant(system, (db) =>
      db
        .selectFrom('hub')
        .select('accountId')
        .where('id', '=', hubs[0]?.hubId ?? '')
        .executeTakeFirstOrThrow(),
    );
    await inTenant(system, (db) => db.updateTable('hub').set({ accountId }).execute());
    const hubIds = hubs.map(({ hubId }) => hubId);
    expect(await invoke(addHubTasks, system, { hubIds, title: 'Ask how the rollout goes' })).toEqual({ added: 1, known: 0 });
    const limited = await newPerson(system, { sees: 'teams' });
    await expect(invoke(addHubTasks, limited, { hubIds, title: 'Call' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a newer version', () => {
  /** A hub whose document has a second version that waits. */
  async function waiting(system: Caller) {
    const hub = await openHub(system);
    const { versionId: laterId } = await newPublication(system, { title: 'Yard rollout guide', of: { publicationId: hub.publicationId, number: 2 } });
    const organizationId = system.organization.id;
    await inTenant(system, (db) =>
      db.insertInto('hubUpdate').values({ organizationId, itemId: hub.itemId, versionId: laterId, createdAt: clock.now() }).execute(),
    );
    return { ...hub, laterId };
  }
  const item = ({ system, itemId }: OpenHub) =>
    inTenant(system, (db) =>
      db.selectFrom('hubItem').select(['versionId', 'replacedId', 'updatedAt']).where('id', '=', itemId).executeTakeFirstOrThrow(),
    );

  it('waits for a word, is seen once approved, and leaves the figures with the version that was read', async () => {
    const system = await newTenant('Approved');
    const hub = await waiting(system);
    await read(hub, 1, { 1: 5_000 });
    expect(await invoke(listUpdates, system, {})).toMatchObject([
      { title: 'Yard rollout guide', number: 2, shares: [{ itemId: hub.itemId, number: 1 }] },
    ]);
    expect(await invoke(decideUpdates, system, { itemIds: [hub.itemId], decision: 'approved' })).toEqual({ count: 1 });
    expect(await item(hub)).toMatchObject({ versionId: hub.laterId, replacedId: hub.versionId, updatedAt: expect.any(Date) });
    expect(await invoke(listUpdates, system, {})).toEqual([]);
    const { documents } = await invoke(readContactHub, system, { id: hub.hubId });
    expect(documents).toMatchObject([
      {
        number: 2,
        readings: [
          { number: 2, ms: 0 },
          { number: 1, ms: 5_000, viewed: 1 },
        ],
      },
    ]);
    await expect(invoke(decideUpdates, system, { itemIds: [hub.itemId], decision: 'dismissed' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is kept from the customer when it is dismissed', async () => {
    const hub = await waiting(await newTenant('Dismissed'));
    await invoke(decideUpdates, hub.system, { itemIds: [hub.itemId], decision: 'dismissed' });
    expect(await item(hub)).toMatchObject({ versionId: hub.versionId, replacedId: null, updatedAt: null });
    expect(await invoke(listUpdates, hub.system, {})).toEqual([]);
  });

  it('overtakes older ones that wait: only the newest is decided on', async () => {
    const hub = await waiting(await newTenant('Overtaken'));
    const { versionId: newestId } = await newPublication(hub.system, {
      title: 'Yard rollout guide',
      of: { publicationId: hub.publicationId, number: 3 },
    });
    const { id: organizationId } = hub.system.organization;
    await inTenant(hub.system, (db) =>
      db.insertInto('hubUpdate').values({ organizationId, itemId: hub.itemId, versionId: newestId, createdAt: clock.now() }).execute(),
    );
    await invoke(decideUpdates, hub.system, { itemIds: [hub.itemId], decision: 'approved' });
    expect(await item(hub)).toMatchObject({ versionId: newestId });
    const decided = await inTenant(hub.system, (db) => db.selectFrom('hubUpdate').select(['versionId', 'decision']).execute());
    expect(new Map(decided.map((one) => [one.versionId, one.decision]))).toEqual(
      new Map([
        [hub.laterId, 'overtaken'],
        [newestId, 'approved'],
      ]),
    );
  });

  it('is told of once by the watch, while it waits and once it was looked at', async () => {
    const hub = await waiting(await newTenant('Watched'));
    expect(await invoke(watchHubs, hub.system, {})).toEqual({ count: 1 });
    expect(await invoke(watchHubs, hub.system, {})).toEqual({ count: 0 });
    await invoke(decideUpdates, hub.system, { itemIds: [hub.itemId], decision: 'approved' });
    expect(await invoke(watchHubs, hub.system, {})).toEqual({ count: 0 });
    await read({ ...hub, versionId: hub.laterId }, 0, { 1: 2_000 });
    expect(await invoke(watchHubs, hub.system, {})).toEqual({ count: 1 });
    const kinds = await inTenant(hub.system, (db) => db.selectFrom('hubHappening').select('kind').orderBy('id').execute());
    expect(kinds.map(({ kind }) => kind)).toEqual(['update_waiting', 'updated', 'update_viewed']);
  });
});

describe('news of hubs', () => {
  let system: Caller;
  let marta: Person;
  let okke: Person;
  let hub: OpenHub;
  beforeAll(async () => {
    system = await newTenant('News', { timezone: 'UTC' });
    [marta, okke] = [await newPerson(system, { name: 'Marta' }), await newPerson(system, { name: 'Okke' })];
    hub = await own(await openHub(system), marta);
  });
  const choose = (person: Person, ...preferences: object[]) => invoke(saveHubPreferences, person, { preferences });
  const newsOf = async (person: Person) => (await invoke(readHubNews, person, {})).map(({ topic }) => topic);
  const mailsTo = async ({ actor }: Person) => {
    while ((await invoke(mailHubNews, system, {})).more);
    const sent = await inTenant(system, (db) =>
      db.selectFrom('mail').select(['subject', 'text']).where('toAddress', '=', actor.email).orderBy('createdAt').execute(),
    );
    return sent.map(({ subject }) => subject);
  };
  const dueOf = ({ actor }: Person, happeningId: number) =>
    inTenant(system, (db) =>
      db
        .selectFrom('hubNotice')
        .select(['delivery', 'dueAt'])
        .where('membershipId', '=', actor.membershipId)
        .where('happeningId', '=', happeningId)
        .executeTakeFirst(),
    );
  const makeDue = () =>
    inTenant(system, (db) =>
      db.updateTable('hubNotice').set({ dueAt: clock.now() }).where('dueAt', 'is not', null).where('sentAt', 'is', null).execute(),
    );

  it('reach who looks after the hub, and others as they chose', async () => {
    await choose(okke, { topic: 'question', delivery: 'app', reach: 'all' });
    const asked = await tell(hub, 'asked', { detail: { text: 'Does it lock at night?' } });
    expect(await dueOf(marta, asked)).toMatchObject({ delivery: 'mail', dueAt: expect.any(Date) });
    expect(await dueOf(okke, asked)).toEqual({ delivery: 'app', dueAt: null });
    const downloaded = await tell(hub, 'downloaded');
    expect(await dueOf(okke, downloaded)).toBeUndefined();
    expect(await newsOf(okke)).toEqual(['question']);
    await invoke(seeHubNews, okke, {});
    expect(await invoke(readHubNews, okke, {})).toMatchObject([{ isNew: false }]);
  });

  it('are mailed once, whoever runs the handlers how often', async () => {
    const before = await mailsTo(marta);
    const happeningId = await tell(hub, 'forwarded');
    await invoke(noticeHappening, system, { happeningId });
    expect((await mailsTo(marta)).slice(before.length)).toEqual(['Forwarded: Ingrid Solheim, Harbour Freight']);
    await invoke(noticeHappening, system, { happeningId });
    expect(await mailsTo(marta)).toHaveLength(before.length + 1);
  });

  it('say what was asked, in the mail and in the list', async () => {
    await makeDue();
    await mailsTo(marta);
    const mails = await inTenant(system, (db) => db.selectFrom('mail').select('text').where('subject', 'like', 'Asked a question%').execute());
    expect(mails.map(({ text }) => text).join()).toContain('“Does it lock at night?”');
    expect((await invoke(readHubNews, okke, {}))[0]?.happening.detail.text).toBe('Does it lock at night?');
  });

  it('are not told to who wants none, nor to who did it', async () => {
    await choose(marta, { topic: 'bounced', delivery: 'off', reach: 'mine' });
    expect(await dueOf(marta, await tell(hub, 'bounced'))).toBeUndefined();
  });

  it('wait for the end of the visit, and are mailed as its summary', async () => {
    const sessionId = await read(hub, 0, { 1: 61_000, 2: 4_000 }, { open: true });
    await tell(hub, 'opened', { sessionId });
    await tell(hub, 'finished', { sessionId, itemId: hub.itemId, versionId: hub.versionId });
    await makeDue();
    const visits = async () => (await mailsTo(marta)).filter((subject) => subject.includes('visited'));
    expect(await visits()).toEqual([]);
    await inTenant(system, (db) => db.updateTable('hubVisit').set({ closedAt: clock.now() }).where('sessionId', '=', sessionId).execute());
    expect(await visits()).toEqual(['Ingrid Solheim visited: Harbour Freight']);
    const { text } = await inTenant(system, (db) =>
      db.selectFrom('mail').select('text').where('subject', 'like', '%visited%').executeTakeFirstOrThrow(),
    );
    expect(text).toContain('2 pages for 1m 5s');
    expect(text).toContain('Finished a publication · Ingrid Solheim, Harbour Freight: Yard rollout guide');
  });

  it('come together once a day or a week to who chose so', async () => {
    await choose(marta, { topic: 'returning', delivery: 'daily', reach: 'mine' }, { topic: 'quiet', delivery: 'weekly', reach: 'mine' });
    const [one, other] = [await tell(hub, 'returned'), await tell(hub, 'returned')];
    const weekly = await tell(hub, 'quiet');
    const due = (await dueOf(marta, one))?.dueAt as Date;
    expect([due.getUTCHours(), due.getUTCMinutes()]).toEqual([8, 0]);
    expect((await dueOf(marta, other))?.dueAt).toEqual(due);
    const monday = (await dueOf(marta, weekly))?.dueAt as Date;
    expect([monday.getUTCDay(), monday.getUTCHours()]).toEqual([1, 8]);
    const before = await mailsTo(marta);
    await makeDue();
    const after = (await mailsTo(marta)).slice(before.length).sort();
    expect(after).toEqual(['2 things happened in your Account Hubs', 'Gone quiet for 30 days: Ingrid Solheim, Harbour Freight']);
  });

  it('go to nobody who may not see the account', async () => {
    const limited = await newPerson(system, { sees: 'teams' });
    await choose(limited, { topic: 'question', delivery: 'mail', reach: 'all' });
    expect(await dueOf(limited, await tell(hub, 'asked'))).toBeUndefined();
  });

  it('follow a hub into other hands', async () => {
    const handed = await own(await openHub(system), marta);
    await invoke(handOverHubs, system, { to: okke.actor.membershipId, from: { memberId: marta.actor.membershipId } });
    expect(await dueOf(okke, await tell(handed, 'downloaded'))).toMatchObject({ delivery: 'visit' });
    const mine = await invoke(listContactHubs, okke, allHubs);
    expect(mine).toMatchObject({ whose: 'mine', total: 2 });
  });

  it('reach who stands in while another is away, and no longer', async () => {
    const [away, standIn] = [await newPerson(system, { name: 'Away' }), await newPerson(system, { name: 'Stand-in' })];
    const shared = await own(await openHub(system), away);
    const today = localDay(clock.now(), 'UTC');
    const ids = { memberId: away.actor.membershipId, standInId: standIn.actor.membershipId };
    const share = (from: number, until: number, by: Caller = away) =>
      invoke(shareAbsence, by, { ...ids, fromOn: addDays(today, from), untilOn: addDays(today, until) });
    const hubsOf = async (person: Person) => (await invoke(listContactHubs, person, { whose: 'mine', ...allHubs })).rows.map(({ id }) => id);
    const planned = await share(1, 7);
    await share(1, 7);
    expect(await mailsTo(standIn)).toEqual([expect.stringContaining('You stand in for Away from ')]);
    expect(await hubsOf(standIn)).toEqual([]);
    expect(await dueOf(standIn, await tell(shared, 'asked'))).toBeUndefined();
    const { id } = await share(0, 0);
    expect(await hubsOf(standIn)).toEqual([shared.hubId]);
    expect((await invoke(readOverview, standIn, { days: 7 })).whose).toBe('mine');
    const asked = await tell(shared, 'asked');
    for (const person of [away, standIn]) expect(await dueOf(person, asked)).toMatchObject({ delivery: 'mail' });
    expect((await invoke(listAbsences, standIn, {})).map((one) => [one.id, one.standIn.name, one.isNow])).toEqual([
      [id, 'Stand-in', true],
      [planned.id, 'Stand-in', false],
    ]);
    await expect(invoke(endAbsence, standIn, { id })).rejects.toMatchObject({ code: 'forbidden' });
    await invoke(endAbsence, away, { id });
    expect(await hubsOf(standIn)).toEqual([]);
    expect(await dueOf(standIn, await tell(shared, 'asked'))).toBeUndefined();
    await expect(share(0, 7, okke)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(share(3, 2)).rejects.toMatchObject({ errors: [{ path: 'untilOn' }] });
    await expect(share(-3, -1)).rejects.toMatchObject({ errors: [{ path: 'untilOn' }] });
  });

  it('show a stand-in no account that they may not see', async () => {
    const [away, limited] = [await newPerson(system), await newPerson(system, { sees: 'teams' })];
    const shared = await own(await openHub(system), away);
    const today = localDay(clock.now(), 'UTC');
    await invoke(shareAbsence, away, { standInId: limited.actor.membershipId, fromOn: today, untilOn: today });
    expect((await invoke(listContactHubs, limited, { whose: 'mine', ...allHubs })).total).toBe(0);
    expect(await dueOf(limited, await tell(shared, 'asked'))).toBeUndefined();
  });

  it('tell of reading as it comes to a stage', async () => {
    const fresh = await own(await openHub(system, { pages: 2 }), okke);
    await mail(fresh, 1);
    await read(fresh, 0, { 1: 3_000, 2: 3_000 });
    await invoke(judgeReading, system, { itemId: fresh.itemId, versionId: fresh.versionId });
    expect((await invoke(readOverview, okke, { whose: 'mine', days: 7, at: 'acted' })).stuck?.map(({ hubId }) => hubId)).toContain(fresh.hubId);
  });
});
