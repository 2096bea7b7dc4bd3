import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '@/tests/support/database';
import type { Caller } from '@/lib/core/actor';
import { control } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { openStream } from '@/lib/core/stream';
import { importEvents } from '@/lib/features/event/import';
import { LIMITS } from '@/lib/features/event/limits';
import { watchEvents } from '@/lib/features/event/live';
import { pruneRejections } from '@/lib/features/event/maintenance';
import { listAcceptedEvents, listAccountEvents, listRefusedEvents } from '@/lib/features/event/queries';
import { storeGroup } from '@/lib/features/event/store-group';
import { ingestAll } from '@/tests/support/golden';
import { newPerson, newTenant } from '@/tests/support/tenant';

let caller: Caller;
let folder: string;

beforeAll(async () => {
  caller = await newTenant('Debugger');
  folder = mkdtempSync(join(tmpdir(), 'rapport-import-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeConnections();
});

const HOUR = 3_600_000;
const track = (n: number, more: object = {}) => ({
  type: 'track',
  messageId: `e-${String(n).padStart(3, '0')}`,
  timestamp: new Date(Date.now() - n * HOUR).toISOString(),
  userId: `u${n % 2}`,
  context: { groupId: 'acme' },
  event: `Feature ${n % 3}`,
  properties: { module: `Module ${n % 2}`, note: n },
  ...more,
});
const store = (events: unknown[], by = caller) =>
  storeGroup(by, [{ receivedAt: new Date(), events, bytes: 0, type: null, sentAt: undefined, context: undefined, keepTimes: true }]);

describe('what admins see', () => {
  it('pages through accepted events, newest group first, each once', async () => {
    await store(Array.from({ length: 30 }, (_, n) => track(n)));
    await store([track(500, { timestamp: new Date(Date.now() - 100 * 24 * HOUR).toISOString() })]);
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await invoke(listAcceptedEvents, caller, { limit: 7, cursor });
      seen.push(...page.data.map((event) => event.messageId));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['e-500', ...Array.from({ length: 30 }, (_, n) => track(n).messageId)]);
    const [first] = (await invoke(listAcceptedEvents, caller, { limit: 1 })).data;
    expect(first).toMatchObject({
      type: 'track',
      accountId: 'acme',
      accountName: 'acme',
      userId: 'u0',
      name: 'Feature 2',
      module: 'Module 0',
      feature: 'Feature 2',
      count: 1,
      extra: { properties: { note: 500 } },
    });
  });

  it('shows refused events with reason and body, and cuts large ones', async () => {
    await store([
      { type: 'track', messageId: 'bad-1', userId: 'u', context: { groupId: 'acme' } },
      track(1, { messageId: 'bad-2', fill: 'x'.repeat(40_000), properties: { count: -1 } }),
    ]);
    const page = await invoke(listRefusedEvents, caller, { limit: 1 });
    expect(page.data).toMatchObject([
      { messageId: 'bad-2', reason: 'properties.count', body: { beginning: expect.stringMatching(/^\{"type":"track"/) } },
    ]);
    const next = await invoke(listRefusedEvents, caller, { limit: 1, cursor: page.nextCursor });
    expect(next).toMatchObject({ data: [{ messageId: 'bad-1', reason: 'event', body: { type: 'track', messageId: 'bad-1' } }], nextCursor: null });
  });

  it('refuses cursors that are not its own, and people who are not admins', async () => {
    await expect(invoke(listAcceptedEvents, caller, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(invoke(listAcceptedEvents, await newPerson(caller), {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('tells live what comes, once', async () => {
    const stream = await openStream(watchEvents, async () => caller, {});
    expect((await stream.next()).value).toBe('event: idle\ndata: {}\n\n');
    await store([track(900), { type: 'nonsense', messageId: 'bad-3' }]);
    const told = [(await stream.next()).value, (await stream.next()).value].map((text) => String(text));
    await stream.return(undefined);
    expect(told[0]).toMatch(/^event: accepted\ndata: \[\{"messageId":"e-900"/);
    expect(told[1]).toMatch(/^event: refused\ndata: .*"messageId":"bad-3"/);
  });

  it('keeps the newest refused events only', async () => {
    const hoarder = await newTenant('Hoarder');
    const rows = Array.from({ length: 2_000 }, () => ({
      organizationId: hoarder.organization.id,
      receivedAt: new Date(),
      reason: 'r',
      detail: 'd',
      body: '{}',
    }));
    for (let n = 0; n < LIMITS.rejections + 4_000; n += rows.length) await control().insertInto('eventRejection').values(rows).execute();
    const count = () =>
      control()
        .selectFrom('eventRejection')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('id').as('max')])
        .where('organizationId', '=', hoarder.organization.id)
        .executeTakeFirstOrThrow();
    const { max } = await count();
    expect(await invoke(pruneRejections, hoarder, {})).toEqual({ deleted: 4_000 });
    expect(await invoke(pruneRejections, hoarder, {})).toEqual({ deleted: 0 });
    expect(await count()).toEqual({ count: LIMITS.rejections, max });
  });
});

describe('an account’s event stream', () => {
  it('shows 90 days of activity, latest first, of one user or module if asked', async () => {
    const all = await invoke(listAccountEvents, caller, { accountId: 'acme', limit: 200 });
    const times = all.data.map((event) => event.at.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(all.data.map((event) => event.messageId)).not.toContain('e-500');
    const mine = await invoke(listAccountEvents, caller, { accountId: 'acme', userId: 'u1', limit: 200 });
    expect(new Set(mine.data.map((event) => event.userId))).toEqual(new Set(['u1']));
    const module = await invoke(listAccountEvents, caller, { accountId: 'acme', module: 'Module 0', limit: 200 });
    expect(new Set(module.data.map((event) => event.module))).toEqual(new Set(['Module 0']));
    expect(mine.data.length + module.data.length).toBe(all.data.length);
  });

  it('looks back from the end of a day in the organization’s zone', async () => {
    const there = await newTenant('There', { timezone: 'Asia/Kolkata' });
    // In Kolkata the day ends at 18:30 UTC.
    const times = ['2026-03-01T18:29:59.999Z', '2026-03-01T18:30:00.000Z', '2025-12-01T18:30:00.000Z', '2025-12-01T18:29:59.998Z'];
    await ingestAll(
      there,
      times.map((timestamp) => ({ ...track(0), timestamp, messageId: timestamp })),
    );
    const stream = async (input: Record<string, unknown>) =>
      (await invoke(listAccountEvents, there, { accountId: 'acme', ...input })).data.map((event) => event.at.toISOString());
    expect(await stream({ asOf: '2026-03-01' })).toEqual([times[0], times[2]]);
    expect(await stream({ asOf: '2026-03-02' })).toEqual([times[1], times[0]]);
    const { nextCursor } = await invoke(listAccountEvents, there, { accountId: 'acme', asOf: '2026-03-02', limit: 1 });
    expect(await stream({ asOf: '2026-03-02', cursor: nextCursor })).toEqual([times[0]]);
    expect(await stream({ asOf: '2026-02-28', cursor: nextCursor })).toEqual([times[2], times[3]]);
    for (const asOf of ['2026-02-30', '9999-12-31', '0001-01-01']) await expect(stream({ asOf })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is there for those who see the account only', async () => {
    const outsider = await newPerson(caller, { sees: 'teams' });
    await expect(invoke(listAccountEvents, outsider, { accountId: 'acme' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('an import', () => {
  const lines = [
    ...Array.from({ length: 3_000 }, (_, n) => JSON.stringify(track(n, { messageId: `file-${n}`, sentAt: '2020-01-01T00:00:00Z' }))),
    '',
    'no json',
    '{"type":"track"}',
    JSON.stringify(track(7, { messageId: 'file-7' })),
  ];

  it.each(['events.ndjson', 'events.ndjson.gz'])('takes the lines of %s once, and names the bad ones', async (name) => {
    const tenant = await newTenant(name);
    const file = join(folder, name);
    const text = Buffer.from(`${lines.join('\r\n')}`);
    writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
    const progress: number[] = [];
    const first = await importEvents(tenant, file, (read, total) => progress.push(read / total));
    expect(first).toMatchObject({
      lines: 3_003,
      stored: 3_000,
      repeated: 1,
      refused: 2,
      refusals: [
        { line: 3_002, messageId: null },
        { line: 3_003, messageId: null },
      ],
    });
    expect(progress.at(-1)).toBe(1);
    expect(await importEvents(tenant, file, () => {})).toMatchObject({ stored: 0, repeated: 3_001, refused: 2 });
    const { at } = await control()
      .selectFrom('event')
      .select('at')
      .where('organizationId', '=', tenant.organization.id)
      .where('messageId', '=', Buffer.from('file-1'))
      .executeTakeFirstOrThrow();
    expect(at.toISOString()).toBe((JSON.parse(lines[1] ?? '') as { timestamp: string }).timestamp);
  });

  it('says that a file is missing or broken', async () => {
    await expect(importEvents(caller, join(folder, 'nowhere.ndjson'), () => {})).rejects.toMatchObject({ code: 'invalid' });
    const broken = join(folder, 'broken.ndjson.gz');
    writeFileSync(broken, gzipSync(Buffer.from(lines.join('\n'))).subarray(0, 500));
    await expect(importEvents(caller, broken, () => {})).rejects.toMatchObject({ code: 'invalid' });
  });
});
