import '@/tests/support/database';
import fc from 'fast-check';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { groupedBy } from '@/lib/kit/grouped';
import { type OpenHub, openHub, openSession, openTab } from '@/tests/support/hub-reader';
import { newTenant } from '@/tests/support/tenant';

const SLACK_MS = 2_000;
const START = new Date('2026-11-02T09:00:00Z').getTime();
/** Of the document's four, the third is never served. */
const SERVED = [1, 2, 4];

let system: Caller;
let hub: OpenHub;

beforeAll(async () => {
  system = await newTenant('Bounds');
  hub = await openHub(system);
});
afterEach(() => vi.restoreAllMocks());

/** What was counted of a session's pages. */
function countedOf(sessionId: string) {
  return withTenant(system.organization.id, (db) =>
    db
      .selectFrom('hubAttention as a')
      .innerJoin('hubVisit as v', (join) => join.onRef('v.organizationId', '=', 'a.organizationId').onRef('v.id', '=', 'a.visitId'))
      .select((eb) => ['a.page', 'a.tabId', eb.fn.sum<string>('a.countedMs').as('ms')])
      .where('v.sessionId', '=', sessionId)
      .groupBy(['a.page', 'a.tabId'])
      .execute(),
  );
}

/** Whatever somebody makes of a browser: totals honest, wild or shrinking; replays; tabs; late ones; clocks that disagree. */
const beat = fc.record({
  afterMs: fc.oneof(fc.integer({ min: -3_000, max: 3_000 }), fc.integer({ min: 0, max: 30_000 }), fc.constant(700_000)),
  tab: fc.integer({ min: 0, max: 2 }),
  pages: fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.constant(1e9))), { maxLength: 4 }),
  seq: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  isLate: fc.boolean(),
  isFinal: fc.boolean(),
  again: fc.boolean(),
});

test('whatever a session reports, in all it counts no more than the time that passed and two seconds, and only pages that it was served', async () => {
  const played = fc.asyncProperty(fc.array(beat, { minLength: 1, maxLength: 15 }), async (beats) => {
    let now = START;
    let latest = START;
    vi.spyOn(clock, 'now').mockImplementation(() => new Date(now));
    const { visitor, sessionId } = await openSession(hub, SERVED);
    const tabs = [openTab(hub, visitor), openTab(hub, visitor), openTab(hub, visitor)];
    const most = new Map<string, number>();
    for (const { afterMs, tab, pages, seq, again, ...flags } of beats) {
      now += afterMs;
      latest = Math.max(latest, now);
      for (const [page, ms] of pages) most.set(`${tab}:${page}`, Math.max(ms, most.get(`${tab}:${page}`) ?? 0));
      for (let time = again ? 2 : 1; time > 0; time -= 1) await tabs[tab]?.(pages, { ...(seq !== undefined && { seq }), ...flags });
      const total = (await countedOf(sessionId)).reduce((sum, { ms }) => sum + Number(ms), 0);
      expect(total).toBeLessThanOrEqual(latest - START + SLACK_MS);
    }
    const counted = await countedOf(sessionId);
    expect(counted.filter(({ page }) => !SERVED.includes(page))).toEqual([]);
    const reported = groupedBy([...most], ([key]) => Number(key.split(':')[1]));
    for (const [page, rows] of groupedBy(counted, ({ page }) => page)) {
      const said = (reported.get(page) ?? []).reduce((sum, [, ms]) => sum + ms, 0);
      expect(rows.reduce((sum, { ms }) => sum + Number(ms), 0)).toBeLessThanOrEqual(said);
    }
  });
  await fc.assert(played, { numRuns: 60 });
});
