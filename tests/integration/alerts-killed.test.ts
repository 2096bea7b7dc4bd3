import '@/tests/support/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { saveAlertPreference } from '@/lib/features/alert/preferences';
import { createRule } from '@/lib/features/alert-rule/commands';
import { addDefaultModel } from '@/lib/features/health/commands';
import { scoreChanged, scoreDay } from '@/lib/features/health/passes';
import { upsertTickets } from '@/lib/features/ticket/commands';
import { MS_A_DAY } from '@/lib/kit/day';
import { randomStream } from '@/prisma/seed/scenarios/random';
import { killedWorker } from '@/tests/support/killed-worker';
import { newPerson, newTenant } from '@/tests/support/tenant';

const ACCOUNTS = 1_000;
/** Of these something changes within the day. */
const CHANGED = 600;
const RULES = 2;
const KILLS = 5;
const LONGEST_MS = 2_000;
const random = randomStream('killed alerts');

afterAll(closeConnections);

const worker = (killAfterMs: number | null) => killedWorker('alert-worker.ts', [], killAfterMs);

/** Workers begin and are killed; the last one finishes what they left. */
async function killInALoop(): Promise<void> {
  let kills = 0;
  for (let round = 0; round < KILLS; round++) if (!(await worker(random.whole(100, LONGEST_MS)))) kills += 1;
  expect(await worker(null)).toBe(true);
  expect(kills).toBeGreaterThan(2);
}

let system: Caller;
let me: Awaited<ReturnType<typeof newPerson>>;

beforeAll(async () => {
  system = await newTenant('Killed alerts', { timezone: 'UTC' });
  me = await newPerson(system, { role: 'global_admin' });
  await invoke(saveAlertPreference, me, { delivery: 'at_once', dailyAt: 8, quietFrom: null, quietTo: null });
  const begun = new Date(clock.now().getTime() - 10 * MS_A_DAY);
  for (let start = 0; start < ACCOUNTS; start += 500) {
    const data = Array.from({ length: 500 }, (_, at) => ({ id: `k${start + at}`, name: `Killed ${start + at}`, ownerEmail: me.actor.email }));
    await invoke(upsertAccounts, system, { data });
  }
  await withTenant(system.organization.id, (db) => db.updateTable('account').set({ createdAt: begun, startedAt: begun }).execute());
  await invoke(addDefaultModel, system, {});
  for (let scored = 1; scored > 0; ) ({ scored } = await invoke(scoreDay, system, {}));
});

test('workers that are killed raise every due alert exactly once, with its task and its notice, and mail it once', async () => {
  const conditions = [{ kind: 'figure', metric: 'wau', op: 'lte', figure: 0 }];
  for (let rule = 0; rule < RULES; rule++) await invoke(createRule, me, { name: `Rule ${rule}`, conditions, taskTitle: rule === 0 ? 'Call' : null });
  await killInALoop();

  const { rows } = await withTenant(system.organization.id, (db) =>
    sql`SELECT (SELECT count(*) FROM alert) AS alerts, (SELECT count(DISTINCT (rule_id, account_id, fired_on)) FROM alert) AS different,
      (SELECT count(*) FROM task WHERE alert_id IS NOT NULL) AS tasks, (SELECT count(DISTINCT alert_id) FROM task) AS answered,
      (SELECT count(*) FROM timeline_entry WHERE category = 'alert') AS told, (SELECT count(*) FROM alert_notice WHERE sent_at IS NOT NULL) AS notices,
      (SELECT sum(raised) FROM alert_run)::int AS raised, (SELECT count(*) FROM alert_run WHERE finished_at IS NOT NULL) AS runs`.execute(db),
  );
  const all = ACCOUNTS * RULES;
  expect(rows[0]).toEqual({ alerts: all, different: all, tasks: ACCOUNTS, answered: ACCOUNTS, told: all, notices: all, raised: all, runs: RULES });
  const mails = await withTenant(system.organization.id, (db) => db.selectFrom('mail').select(['subject', 'messageId']).execute());
  const told = mails.map(({ subject }) => Number(/^\d+/.exec(subject)?.[0] ?? 1));
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(all);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length);
}, 180_000);

test('the same within the day, of accounts that changed', async () => {
  const conditions = [{ kind: 'figure', metric: 'openTickets', op: 'gte', figure: 1 }];
  const { id } = await invoke(createRule, me, { name: 'At once', conditions, checked: 'on_change', taskTitle: 'Answer' });
  expect(await worker(null)).toBe(true);
  const ticket = { subject: 'Help', status: 'open', priority: 'low', type: 'question', createdAt: clock.now().toISOString() };
  const data = Array.from({ length: CHANGED }, (_, at) => ({ ...ticket, id: `t${at}`, accountId: `k${at}` }));
  expect(await invoke(upsertTickets, system, { data })).toMatchObject({ accepted: CHANGED });
  for (let scored = 1; scored > 0; ) ({ scored } = await invoke(scoreChanged, system, {}));
  await killInALoop();
  const { rows } = await withTenant(system.organization.id, (db) =>
    sql`SELECT count(*) AS alerts, count(DISTINCT a.account_id) AS different, (SELECT count(*) FROM alert_mark) AS marks,
      (SELECT count(*) FROM alert_sighting) AS sightings, (SELECT count(*) FROM task t JOIN alert o ON o.organization_id = t.organization_id AND o.id = t.alert_id
        WHERE o.rule_id = ${id}) AS tasks, (SELECT count(*) FROM alert_notice n JOIN alert o ON o.organization_id = n.organization_id AND o.id = n.alert_id
        WHERE o.rule_id = ${id} AND n.sent_at IS NOT NULL) AS notices
      FROM alert a WHERE a.rule_id = ${id}`.execute(db),
  );
  const all = CHANGED;
  // All accounts are new, so all are looked at, each once.
  expect(rows[0]).toEqual({ alerts: all, different: all, marks: 0, sightings: ACCOUNTS, tasks: all, notices: all });
}, 180_000);
