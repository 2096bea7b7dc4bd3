import '@/tests/support/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { thinOld } from '@/lib/features/health/thin';
import { createOrganization } from '@/lib/features/organization/commands';
import { dayNumber, monthOf } from '@/lib/kit/day';
import { callApi } from '@/tests/support/api-client';

const MARCH = monthOf(dayNumber('2026-03-01')).month;
let system: Caller;

beforeAll(async () => {
  const made = await createOrganization({ name: 'Thin', timezone: 'UTC' });
  system = await systemCaller(made.organization.id, 'test');
  await callApi('PUT /api/v1/accounts', { key: made.apiKey, body: { data: [{ id: 'a', name: 'A' }] } });
  await withTenant(system.organization.id, async (db) => {
    for (const month of [MARCH, MARCH + 1]) {
      await sql`INSERT INTO metric_month (organization_id, account_id, month, metric, values, days)
        SELECT organization_id, id, ${month}, 'mau', (SELECT array_agg(n::text ORDER BY n) FROM generate_series(1, 30) n), array_fill(20000, ARRAY[30]) FROM account`.execute(
        db,
      );
      await sql`INSERT INTO health_month (organization_id, account_id, month, version_ids, scores, coverages)
        SELECT organization_id, id, ${month}, array_fill(7::bigint, ARRAY[30]), array_fill(500, ARRAY[30]), array_fill(100, ARRAY[30]) FROM account`.execute(
        db,
      );
    }
    await sql`INSERT INTO health_roll_up (organization_id, account_id, day, policy, parts)
      SELECT organization_id, id, d::date, 'mean', '[]' FROM account, generate_series('2026-03-20'::date, '2026-04-05'::date, interval '1 day') d`.execute(
      db,
    );
  });
});
afterAll(closeConnections);

/** What is kept after a night that keeps a day: days of each month, and days of roll-ups. */
async function keptAfter(night: string) {
  return withTenant(system.organization.id, async (db) => {
    const accounts = await db.selectFrom('account').select('id').execute();
    await thinOld(
      makeContext(system, db),
      accounts.map(({ id }) => id),
      dayNumber(night),
    );
    const { rows } = await sql<{ values: number; versions: number; march: string[] }>`
      SELECT (SELECT count(v) FROM metric_month m, unnest(m.values) v) AS values, (SELECT count(v) FROM health_month h, unnest(h.version_ids) v) AS versions,
        (SELECT array_agg(v) FROM metric_month m, unnest(m.values) v WHERE m.month = ${MARCH} AND v IS NOT NULL) AS march`.execute(db);
    const rolled = await db.selectFrom('healthRollUp').select('day').orderBy('day').execute();
    return { ...rows[0], rolled: rolled.length };
  });
}

it('keeps every day for 400 days, and of older months the Sundays', async () => {
  // 400 days before 2027-05-05 lies 2026-03-31: March is not over yet.
  expect(await keptAfter('2027-05-05')).toMatchObject({ values: 60, versions: 60, rolled: 17 });
  const thin = await keptAfter('2027-05-06');
  expect(thin).toEqual({ values: 35, versions: 35, march: ['1', '8', '15', '22', '29'], rolled: 7 });
  expect(await keptAfter('2027-05-07')).toEqual(thin);
});

it('leaves months alone once their nights have passed', async () => {
  expect(await keptAfter('2027-05-20')).toMatchObject({ values: 35 });
  expect(await keptAfter('2027-06-12')).toMatchObject({ values: 35 });
});
