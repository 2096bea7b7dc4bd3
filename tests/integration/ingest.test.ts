import { Analytics } from '@segment/analytics-node';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemCaller } from '@/lib/core/auth/callers';
import { control, withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { LIMITS } from '@/lib/features/event/limits';
import { OTHER_NAMES } from '@/lib/features/event/name-ids';
import { undoAlias } from '@/lib/features/event/undo-alias';
import { recomputeUsage } from '@/lib/features/usage/commands';
import { check, sound } from '@/tests/support/checker';
import { databaseUrl } from '@/tests/support/database';
import { startFlakyProxy } from '@/tests/support/flaky-proxy';
import { foldAll, readingsOf } from '@/tests/support/golden';
import { newSender, post, type RunningIngest, type Sender, startIngest, storedIds } from '@/tests/support/ingest';

let ingest: RunningIngest;
let sender: Sender;

beforeAll(async () => {
  ingest = await startIngest();
  sender = await newSender('Ingest');
});
afterAll(async () => {
  await ingest.close();
  await closeConnections();
});

const DAY = Date.parse('2026-11-01T00:00:00Z');
const track = (n: number, more: object = {}) => ({
  type: 'track',
  messageId: `m-${n}`,
  timestamp: new Date(DAY + n * 60_000).toISOString(),
  userId: `user-${n % 40}`,
  context: { groupId: `account-${n % 7}` },
  event: `Feature ${n % 5}`,
  properties: { module: `Module ${n % 3}`, durationMs: n },
  ...more,
});
const batch = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => track(from + index));

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const order = new Map(items.map((item, index) => [item, ((index + 1) * 7_919 * seed) % 10_007]));
  return [...items].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

async function accept(to: Sender, events: object[]): Promise<void> {
  const response = await post(ingest, '/v1/batch', to.writeKey, { batch: events });
  expect(await response.json()).toEqual({ success: true, rejected: [] });
}

describe('identity', () => {
  it('counts each message once, from eight streams that send everything in their own order', async () => {
    const events = batch(0, 1_200);
    await Promise.all(
      Array.from({ length: 8 }, async (_, stream) => {
        const mine = shuffled(events, stream + 1);
        for (let from = 0; from < mine.length; from += 150) await accept(sender, mine.slice(from, from + 150));
      }),
    );
    const acknowledged = new Set(events.map((event) => event.messageId));
    expect(await check(databaseUrl, sender.id, acknowledged)).toEqual(sound(1_200, 1_200));
    const users = await withTenant(sender.id, (db) =>
      db
        .selectFrom('productUser')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow(),
    );
    expect(users.count).toBe(new Set(events.map((event) => `${event.userId} ${event.context.groupId}`)).size);
    expect(new Set(ingest.committed)).toEqual(new Set([sender.id]));
  });

  it('starts an account at its earliest event, whatever the order', async () => {
    const accounts = await withTenant(sender.id, (db) => db.selectFrom('account').select(['key', 'startedAt']).orderBy('key').execute());
    expect(accounts).toEqual(Array.from({ length: 7 }, (_, n) => ({ key: `account-${n}`, startedAt: new Date(DAY + n * 60_000) })));
  });

  it('lets the first delivery of a message stand, and makes nothing of the second', async () => {
    await accept(sender, [track(5_000, { context: { groupId: 'account-1' } })]);
    await accept(sender, [track(5_000, { context: { groupId: 'never-made' }, userId: 'nobody' })]);
    const made = await withTenant(sender.id, (db) =>
      db.selectFrom('externalId').select('value').where('value', 'in', ['never-made', 'nobody']).execute(),
    );
    expect(made).toEqual([]);
  });

  it('keeps organizations apart: the same messageId counts in each', async () => {
    const other = await newSender('Other');
    await accept(other, batch(0, 10));
    expect(await storedIds(other.id)).toHaveLength(10);
    expect(await check(databaseUrl, other.id, new Set(batch(0, 10).map((event) => event.messageId)))).toEqual(sound(10, 10));
  });
});

describe('keys', () => {
  it('refuses a revoked key at once', async () => {
    const leaver = await newSender('Leaver');
    await accept(leaver, [track(1)]);
    await control().updateTable('accessKey').set({ revokedAt: new Date() }).where('organizationId', '=', leaver.id).execute();
    const response = await post(ingest, '/v1/batch', leaver.writeKey, { batch: [track(2)] });
    expect(response.status).toBe(401);
    expect(await storedIds(leaver.id)).toEqual(['m-1']);
  });
});

describe('accounts and users', () => {
  it('gives an event without a group the only account of its user, as the events before it left it', async () => {
    const home = await newSender('Home');
    const answer = await post(ingest, '/v1/batch', home.writeKey, {
      batch: [
        track(1, { userId: 'ann', context: {} }),
        track(2, { userId: 'ann', context: { groupId: 'one' } }),
        track(3, { userId: 'ann', context: {} }),
        track(4, { userId: 'ann', context: { groupId: 'two' } }),
        track(5, { userId: 'ann', context: {} }),
      ],
    });
    expect(await answer.json()).toEqual({
      success: true,
      rejected: [
        { index: 0, messageId: 'm-1', reason: expect.stringContaining('no account') },
        { index: 4, messageId: 'm-5', reason: expect.stringContaining('several accounts') },
      ],
    });
    const rows = await control()
      .selectFrom('event as e')
      .innerJoin('account as a', 'a.id', 'e.accountId')
      .select(sql<string>`convert_from(e.message_id, 'UTF8')`.as('messageId'))
      .select('a.key')
      .where('e.organizationId', '=', home.id)
      .orderBy('e.messageId')
      .execute();
    expect(rows).toEqual([
      { messageId: 'm-2', key: 'one' },
      { messageId: 'm-3', key: 'one' },
      { messageId: 'm-4', key: 'two' },
    ]);
  });

  const said = (n: number, more: object) => ({
    type: 'identify',
    userId: 'ann',
    context: { groupId: 'acme' },
    messageId: `said-${n}`,
    timestamp: new Date(DAY + n * 1_000).toISOString(),
    ...more,
  });
  const calls = [
    said(1, { traits: { firstName: 'Ann', lastName: 'Lee', email: 'old@acme.test', plan: 'basic' } }),
    said(2, { traits: { email: 'ann@acme.test', plan: null, jobTitle: 'CTO' } }),
    said(3, { traits: { city: 'Oslo' } }),
    said(4, { type: 'group', groupId: 'acme', traits: { name: 'Acme', plan: 'basic' } }),
    said(5, { type: 'group', groupId: 'acme', traits: { plan: 'pro', website: 'https://www.acme.test/start' } }),
  ];

  it.each([1, 2, 3])('ends with the latest word of each trait, in any order (%i)', async (seed) => {
    const home = await newSender(`Traits ${seed}`);
    for (const call of shuffled(calls, seed)) await accept(home, [call]);
    const user = await withTenant(home.id, (db) =>
      db.selectFrom('productUser').select(['name', 'email', 'title', 'traits']).executeTakeFirstOrThrow(),
    );
    expect(user).toEqual({
      name: 'Ann Lee',
      email: 'ann@acme.test',
      title: 'CTO',
      traits: { firstName: 'Ann', lastName: 'Lee', jobTitle: 'CTO', city: 'Oslo' },
    });
    const account = await withTenant(home.id, (db) => db.selectFrom('account').select(['name', 'domain', 'attributes']).executeTakeFirstOrThrow());
    expect(account).toEqual({ name: 'Acme', domain: 'acme.test', attributes: { plan: 'pro', website: 'https://www.acme.test/start' } });
  });

  it('joins the users that an alias names, and has the rollups rebuilt', async () => {
    const home = await newSender('Alias');
    await accept(home, [
      said(1, { userId: 'visitor', traits: { email: 'ann@acme.test' } }),
      track(1, { userId: 'ann', context: { groupId: 'acme' } }),
      track(2, { userId: 'trial', context: { groupId: 'beta' } }),
    ]);
    await accept(home, [
      { type: 'alias', messageId: 'alias-1', previousId: 'visitor', userId: 'ann' },
      { type: 'alias', messageId: 'alias-2', previousId: 'trial', userId: 'ben' },
    ]);
    const ids = await withTenant(home.id, (db) =>
      db
        .selectFrom('externalId as x')
        .innerJoin('productUser as u', 'u.id', 'x.recordId')
        .select(['x.value', 'u.userId', 'u.email'])
        .where('x.kind', '=', 'user')
        .orderBy('x.value')
        .execute(),
    );
    expect(ids).toEqual([
      { value: 'ann', userId: 'ann', email: 'ann@acme.test' },
      { value: 'ben', userId: 'ben', email: null },
      { value: 'trial', userId: 'ben', email: null },
      { value: 'visitor', userId: 'ann', email: 'ann@acme.test' },
    ]);
    const jobs = await control().selectFrom('outbox').select('job').where('organizationId', '=', home.id).execute();
    expect(jobs).toEqual([{ job: 'usage.recompute' }]);
    const notes = await control()
      .selectFrom('auditEntry')
      .select('detail')
      .where('organizationId', '=', home.id)
      .where('operation', '=', 'event.ingest')
      .execute();
    expect(notes).toHaveLength(2);
  });

  it('joins users too when the alias comes before its previous id', async () => {
    const home = await newSender('Early alias');
    await accept(home, [
      track(1, { userId: 'ann', context: { groupId: 'acme' } }),
      { type: 'alias', messageId: 'alias-1', previousId: 'visitor', userId: 'ann' },
    ]);
    await accept(home, [
      track(2, { userId: 'visitor', context: { groupId: 'acme' } }),
      track(3, { userId: 'visitor', context: { groupId: 'beta' } }),
    ]);
    await accept(home, [track(4, { userId: 'visitor', context: { groupId: 'acme' } })]);
    const users = await withTenant(home.id, (db) =>
      db
        .selectFrom('externalId as x')
        .innerJoin('productUser as u', 'u.id', 'x.recordId')
        .innerJoin('account as a', 'a.id', 'u.accountId')
        .select(['a.key', 'x.value', 'u.userId'])
        .where('x.kind', '=', 'user')
        .orderBy('a.key')
        .orderBy('x.value')
        .execute(),
    );
    expect(users.map(({ key, value, userId }) => [key, value, userId])).toEqual([
      ['acme', 'ann', 'ann'],
      ['acme', 'visitor', 'ann'],
      ['beta', 'ann', 'ann'],
      ['beta', 'visitor', 'ann'],
    ]);
    const jobs = await control().selectFrom('outbox').select('job').where('organizationId', '=', home.id).execute();
    expect(jobs).toEqual([{ job: 'usage.recompute' }]);
  });

  it('takes an alias apart again: each id is as if the alias had never come', async () => {
    const calls = (groupId: string) => [
      said(1, { userId: 'visitor', context: { groupId }, traits: { email: 'visitor@acme.test', city: 'Oslo' }, messageId: `${groupId}-1` }),
      said(2, { userId: 'ann', context: { groupId }, traits: { name: 'Ann' }, messageId: `${groupId}-2` }),
      ...[3, 4, 5, 6].map((n) => track(n * 1_500, { userId: n % 2 ? 'ann' : 'visitor', context: { groupId }, messageId: `${groupId}-${n}` })),
    ];
    const home = await newSender('Undone');
    const caller = await systemCaller(home.id, 'test');
    const everything = async (accountId: string) => ({
      users: await withTenant(home.id, (db) =>
        db
          .selectFrom('productUser as u')
          .innerJoin('account as a', 'a.id', 'u.accountId')
          .where('a.key', '=', accountId)
          .select(['u.userId', 'u.name', 'u.email', 'u.traits', 'u.firstSeenAt', 'u.lastSeenAt', 'u.firstIdentifiedAt'])
          .orderBy('u.userId')
          .execute(),
      ),
      readings: await readingsOf(caller, accountId, '2026-11-20'),
    });
    await accept(home, [...calls('plain'), ...calls('joined')]);
    await foldAll(caller);
    const before = await everything('joined');
    await accept(home, [{ type: 'alias', messageId: 'alias', previousId: 'visitor', userId: 'ann' }]);
    await foldAll(caller);
    await invoke(recomputeUsage, caller, {});
    expect((await everything('joined')).users).toMatchObject([{ userId: 'ann', name: 'Ann', email: 'visitor@acme.test' }]);
    await expect(invoke(undoAlias, caller, { accountId: 'joined', userId: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
    await invoke(undoAlias, caller, { accountId: 'joined', userId: 'visitor' });
    await invoke(recomputeUsage, caller, {});
    expect(await everything('joined')).toEqual(before);
    await expect(invoke(undoAlias, caller, { accountId: 'joined', userId: 'visitor' })).rejects.toMatchObject({ code: 'precondition' });
    expect((await everything('plain')).users).toHaveLength(1);
    const notes = await control()
      .selectFrom('auditEntry')
      .select('detail')
      .where('organizationId', '=', home.id)
      .where('operation', '=', 'event.undo-alias')
      .execute();
    expect(notes).toEqual([{ detail: { aliasUndone: expect.any(Number), from: expect.any(Number) } }]);
    const jobs = await control().selectFrom('outbox').select('dedupeKey').where('organizationId', '=', home.id).execute();
    expect(jobs.map(({ dedupeKey }) => dedupeKey)).toContainEqual(expect.stringContaining('alias-undone'));
  });

  it('counts what has one name too many, under a name that all such share', async () => {
    const home = await newSender('Names');
    await accept(home, [track(1, { event: 'Known', properties: { module: 'Known' } })]);
    await sql`INSERT INTO usage_name (organization_id, name) SELECT ${home.id}, 'Name ' || n FROM generate_series(1, ${LIMITS.names - 3}::int) n`.execute(
      control(),
    );
    const named = (n: number, name: string) => track(n, { event: name, context: { groupId: 'acme' }, properties: { module: name } });
    await accept(home, [named(2, 'Known'), named(3, 'a new one'), named(4, 'b one more'), named(5, 'c and another')]);
    await accept(home, [named(6, 'd the next'), named(7, 'Known'), named(8, 'a new one')]);
    const caller = await systemCaller(home.id, 'test');
    await foldAll(caller);
    const { modules, features } = await readingsOf(caller, 'acme', '2026-11-02');
    const names = (rows: unknown[]) => (rows as { name: string }[]).map(({ name }) => name);
    expect(names(modules)).toEqual([OTHER_NAMES, 'Known', 'a new one', 'b one more']);
    expect(features).toMatchObject([{ name: OTHER_NAMES, totalCount: 2 }, { totalCount: 2 }, { totalCount: 2 }, { totalCount: 1 }]);
  });

  it('corrects the clock of a client that is more than five minutes off, and no other', async () => {
    const home = await newSender('Clock');
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const context = { groupId: 'acme' };
    await post(ingest, '/v1/batch', home.writeKey, { sentAt: at(-60), batch: [{ ...track(1), context, timestamp: at(-90) }] });
    await post(ingest, '/v1/batch', home.writeKey, { sentAt: at(-4), batch: [{ ...track(2), context, timestamp: at(-10) }] });
    const { rows } = await sql<{
      minutes: number;
    }>`SELECT round(extract(epoch FROM now() - at) / 60)::int AS minutes FROM event WHERE organization_id = ${home.id} ORDER BY message_id`.execute(
      control(),
    );
    expect(rows).toEqual([{ minutes: 30 }, { minutes: 10 }]);
  });
});

describe('Segment’s own SDK', () => {
  it('delivers everything once, through refusals, outages and lost answers', async () => {
    const home = await newSender('SDK');
    const proxy = await startFlakyProxy(ingest.port);
    proxy.fates.push(429, 'lose the answer', 503, 'pass', 'lose the answer');
    const analytics = new Analytics({ writeKey: home.writeKey, host: proxy.url, flushAt: 20, flushInterval: 100, maxRetries: 10 });
    const sent: string[] = [];
    const failed: unknown[] = [];
    analytics.on('error', (error) => failed.push(error));
    analytics.identify({ userId: 'sdk-user', traits: { email: 'sdk@acme.test' }, context: { groupId: 'acme' }, messageId: 'sdk-identify' });
    analytics.group({ userId: 'sdk-user', groupId: 'acme', traits: { name: 'Acme' }, messageId: 'sdk-group' });
    analytics.page({ userId: 'sdk-user', category: 'Docs', name: 'Start', context: { groupId: 'acme' }, messageId: 'sdk-page' });
    for (let n = 0; n < 97; n += 1) {
      sent.push(`sdk-${n}`);
      analytics.track({ userId: 'sdk-user', event: 'Opened', context: { groupId: 'acme' }, properties: { module: 'Docs' }, messageId: `sdk-${n}` });
    }
    await analytics.closeAndFlush();
    await proxy.close();
    expect(failed).toEqual([]);
    expect(proxy.answered).toEqual(expect.arrayContaining([429, 503, 200]));
    const acknowledged = new Set([...sent, 'sdk-identify', 'sdk-group', 'sdk-page']);
    expect(await check(databaseUrl, home.id, acknowledged)).toEqual(sound(100, 100));
  });
});
