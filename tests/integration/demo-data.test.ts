import '@/tests/support/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { createOrganization } from '@/lib/features/organization/commands';
import { getPublication, listLibrary } from '@/lib/features/publication/queries';
import { fillOrganization } from '@/prisma/seed/fill';
import { generateScenario } from '@/prisma/seed/scenarios/fernway';
import { ORGANIZATION } from '@/prisma/seed/scenarios/team';
import timeline from '@/scripts/messages/en/timeline.json';

const NOW = new Date('2026-03-19T13:02:00Z');
const scenario = () => generateScenario({ seed: 'fernway', today: '2026-03-19', now: NOW });

let caller: Caller;
let added: number;
beforeAll(async () => {
  const { organization } = await createOrganization(ORGANIZATION);
  caller = await systemCaller(organization.id, 'seed');
  added = await fillOrganization(caller, scenario(), NOW);
}, 300_000);
afterAll(closeConnections);

function* first<T>(items: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const item of items) {
    if (left-- === 0) return;
    yield item;
  }
}

interface Filled {
  contacts: number;
  deals: number;
  sites: number;
  users: number;
  days: number;
  months: number;
  scored: number;
  modules: number;
  related: number;
  tasks: number;
  alerts: number;
  objectives: number;
  goals: number;
  touchpoints: number;
  planned: number;
  notes: number;
  assets: number;
  asked: number;
  answered: number;
}

/** Rows behind the tabs of an account: users, days in use, months of rollups, modules and features, relatives. */
async function rowsOf(key: string): Promise<Filled | undefined> {
  const { rows } = await withTenant(caller.organization.id, (db) =>
    sql<Filled>`
      SELECT
        (SELECT count(*) FROM product_user u WHERE u.account_id = a.id) AS users,
        (SELECT count(DISTINCT e.at::date) FROM event e WHERE e.account_id = a.id) AS days,
        (SELECT count(*) FROM usage_account_month m WHERE m.account_id = a.id) AS months,
        (SELECT count(DISTINCT item) FROM usage_item_month i WHERE i.account_id = a.id) AS modules,
        (SELECT count(*) FROM account r WHERE r.parent_id = a.id OR r.id = a.parent_id) AS related,
        (SELECT count(*) FROM contact c WHERE c.account_id = a.id) AS contacts,
        (SELECT count(*) FROM deal d WHERE d.account_id = a.id) AS deals,
        (SELECT count(*) FROM collection_row s WHERE s.account_id = a.id) AS sites,
        (SELECT count(*) FROM task t WHERE t.account_id = a.id) AS tasks,
        (SELECT count(*) FROM alert l WHERE l.account_id = a.id) AS alerts,
        (SELECT count(*) FROM objective o WHERE o.account_id = a.id) AS objectives,
        (SELECT count(*) FROM goal g WHERE g.account_id = a.id) AS goals,
        (SELECT count(*) FROM interaction i WHERE i.account_id = a.id) AS touchpoints,
        (SELECT count(*) FROM timeline_entry e WHERE e.account_id = a.id AND e.source = 'interaction' AND e.snapshot->>'status' = 'scheduled') AS planned,
        (SELECT count(*) FROM note n WHERE n.account_id = a.id) AS notes,
        (SELECT count(*) FROM survey_invitation i WHERE i.account_id = a.id) AS asked,
        (SELECT count(*) FROM survey_invitation i JOIN survey_response r ON r.key = i.id::text WHERE i.account_id = a.id) AS answered,
        (SELECT count(*) FROM health_month h WHERE h.account_id = a.id AND EXISTS (SELECT FROM unnest(h.scores) score WHERE score IS NOT NULL)) AS scored,
        (SELECT count(*) FROM asset s WHERE s.account_id = a.id) AS assets
      FROM account a WHERE a.key = ${key}`.execute(db),
  );
  return rows[0];
}

describe('the demo organization', () => {
  it('takes every call of the scenario, each once', async () => {
    expect(added).toBeGreaterThan(280_000);
    const { rows } = await withTenant(caller.organization.id, (db) =>
      sql<{ waiting: number }>`SELECT count(*) AS waiting FROM segment WHERE folded_at IS NULL`.execute(db),
    );
    expect(rows[0]?.waiting).toBe(0);
  });

  it('adds nothing when an interrupted filling is repeated', async () => {
    const again = scenario();
    expect(await fillOrganization(caller, { ...again, events: first(again.events, 10_000) }, NOW)).toBe(0);
  });

  it('has a library whose documents are drawn', async () => {
    const request = { filter: { all: [] }, sort: { column: 'title', direction: 'asc' }, cursor: null };
    const { rows } = await invoke(listLibrary, caller, request);
    expect(rows.map(({ title, state, number, pages }) => [title, state, number, pages])).toEqual([
      ['Carrier portal datasheet', 'ready', 1, 2],
      ['Fernway help centre', 'ready', 1, null],
      ['From order to invoice', 'ready', 1, 3],
      ['Price list 2026', 'ready', 2, 4],
      ['Security and hosting', 'ready', 1, 4],
      ['What is next', 'ready', 1, 2],
      ['Yard rollout guide', 'ready', 2, 13],
    ]);
    const guide = rows.find(({ title }) => title === 'Yard rollout guide');
    const { versions } = await invoke(getPublication, caller, { id: guide?.id });
    expect(versions[0]?.changedPages).toEqual([8, 9]);
  });

  it('tells on the timelines only what the catalogue has words for', async () => {
    const told = await withTenant(caller.organization.id, (db) => db.selectFrom('timelineEntry').select(['category', 'event']).distinct().execute());
    const words: Readonly<Record<string, Readonly<Record<string, string>>>> = timeline.event;
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter(({ category, event }) => words[category]?.[event] === undefined)).toEqual([]);
  });

  it.each(['AP-1015', 'AP-1016', 'HF-2041', 'BW-1107', 'CV-1310'])('fills every tab of %s, which a newcomer opens first', async (key) => {
    const rows = await rowsOf(key);
    expect(rows?.users).toBeGreaterThanOrEqual(10);
    expect(rows?.days).toBeGreaterThan(300);
    expect(rows?.months).toBeGreaterThanOrEqual(18);
    expect(rows?.scored).toBeGreaterThanOrEqual(13);
    expect(rows?.modules).toBeGreaterThan(25);
    expect(rows?.tasks).toBeGreaterThanOrEqual(15);
    expect(rows?.alerts).toBeGreaterThanOrEqual(3);
    expect(rows?.objectives).toBeGreaterThanOrEqual(4);
    expect(rows?.goals).toBeGreaterThanOrEqual(5);
    expect(rows?.touchpoints).toBeGreaterThanOrEqual(60);
    expect(rows?.planned).toBeGreaterThanOrEqual(5);
    expect(rows?.notes).toBeGreaterThanOrEqual(15);
    expect(rows?.assets).toBeGreaterThanOrEqual(3);
    expect(rows?.asked).toBeGreaterThanOrEqual(5);
    expect(rows?.answered).toBeGreaterThan(0);
    expect(rows?.related).toBeGreaterThan(0);
    expect(rows?.contacts).toBeGreaterThanOrEqual(5);
    expect(rows?.deals).toBeGreaterThanOrEqual(2);
    expect(rows?.sites).toBeGreaterThan(0);
  });
});
