import '@/tests/support/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { control } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import type { ModelContent } from '@/lib/features/health/contract';
import { createHealthModel, publishHealthModel } from '@/lib/features/health/model-commands';
import { backTestModel } from '@/lib/features/health/replay';
import { createOrganization } from '@/lib/features/organization/commands';
import { addDays, dayNumber, localDay, monthOf } from '@/lib/kit/day';
import { callApi } from '@/tests/support/api-client';

let key: string;
let system: Caller;
let today: string;
let modelId: string;

const put = async (collection: string, data: unknown[]) =>
  expect(await callApi(`PUT /api/v1/${collection}`, { key, body: { data } })).toMatchObject({ body: { rejected: [] } });
const ago = (days: number) => addDays(today, -days);

/** The NPS score as it is, and a metric that nobody ever measured. */
const content: ModelContent = {
  bands: { average: 31, good: 71 },
  components: ['npsScore', 'csat'].map((metric, index) => ({
    ...{ key: metric.toLowerCase(), name: null, weight: 2 - index },
    members: [
      {
        ...{ metric, missing: { policy: 'exclude' }, staleDays: null },
        scale: {
          kind: 'linear',
          points: [
            { at: 0, score: 0 },
            { at: 10, score: 100 },
          ],
        },
      },
    ],
  })),
};

/** When each account left or renewed, days ago, and its NPS: a month before, and from so many days before on. */
const PAST = [
  { id: 'l1', left: 20, nps: 2, later: null },
  { id: 'l2', left: 30, nps: 5, later: null },
  { id: 'l3', left: 40, nps: 9, later: { days: 10, nps: 1 } },
  { id: 'l4', left: 50, nps: 9, later: null },
  { id: 'l5', left: 60, nps: 8, later: { days: 21, nps: 6 } },
  ...[9, 9, 8, 5, 3].map((nps, index) => ({ id: `r${index + 1}`, left: null, nps, later: null })),
];
const KEPT_DAYS = 130;

/** Keeps a value of each day as the nights did. */
async function keepHistory(accountId: string, npsOf: (day: string) => number): Promise<void> {
  for (let back = KEPT_DAYS; back > 0; back--) {
    const { month, index } = monthOf(dayNumber(ago(back)));
    const at = sql.lit(index + 1);
    const account = sql`(SELECT id FROM account WHERE organization_id = ${system.organization.id} AND key = ${accountId})`;
    await sql`
      WITH kept AS (
        INSERT INTO health_month AS m (organization_id, account_id, month, version_ids, scores, coverages)
        SELECT ${system.organization.id}, ${account}, ${month}, array_fill(NULL::bigint, ARRAY[${sql.lit(index)}]) || v.id, '{}', '{}' FROM health_model_version v WHERE v.model_id = ${modelId}
        ON CONFLICT (organization_id, account_id, month) DO UPDATE SET version_ids[${at}] = excluded.version_ids[${at}])
      INSERT INTO metric_month AS m (organization_id, account_id, month, metric, values, days)
      VALUES (${system.organization.id}, ${account}, ${month}, 'npsScore', array_fill(NULL::text, ARRAY[${sql.lit(index)}]) || ${String(npsOf(ago(back)))}::text, '{}')
      ON CONFLICT (organization_id, account_id, month, metric) DO UPDATE SET values[${at}] = excluded.values[${at}]`.execute(control());
  }
}

beforeAll(async () => {
  const made = await createOrganization({ name: 'Back-test', timezone: 'UTC', currency: 'EUR' });
  key = made.apiKey;
  system = await systemCaller(made.organization.id, 'test');
  today = localDay(clock.now(), 'UTC');
  await put(
    'accounts',
    PAST.map(({ id }) => ({ id, name: `Account ${id}`, createdAt: `${ago(700)}T09:00:00Z` })),
  );
  const term = { code: 'TMS', billingCycle: 'month', currency: 'EUR', renewal: 'auto' };
  await put(
    'subscriptions',
    PAST.map(({ id, left }) => {
      const termMonths = left === null ? 1 : 12;
      const changes = [{ effectiveOn: ago(200), quantity: 1, unitAmount: 1000, discountAmount: 0 }];
      return { id, accountId: id, ...term, termMonths, startDate: ago(200), endDate: left === null ? null : ago(left), changes };
    }),
  );
  const model = await invoke(createHealthModel, system, { name: 'Past', content });
  await invoke(publishHealthModel, system, model);
  modelId = model.id;
  for (const { id, left, nps, later } of PAST) await keepHistory(id, (day) => (later && day >= ago((left ?? 0) + later.days) ? later.nps : nps));
}, 120_000);
afterAll(closeConnections);

const backTest = (rest = {}) => invoke(backTestModel, system, { id: modelId, content, ...rest });

it('replays a draft over what was kept, against who left and who renewed', async () => {
  const result = await backTest({ horizonDays: 30 });
  expect(result).toMatchObject({ cases: { left: 5, renewed: 5 }, scored: { left: 5, renewed: 5 }, unkept: ['csat'] });
  // 30 days before: left 20, 50, 90, 90, 80; renewed 90, 90, 80, 50, 30. Pairs won, ties half: 20 all 5; 50 wins 3½; 90 twice 1; 80 wins 2½: 13 of 25.
  expect(result.findings).toEqual({
    matrix: { good: { left: 3, renewed: 3 }, average: { left: 1, renewed: 1 }, poor: { left: 1, renewed: 1 }, unknown: { left: 0, renewed: 0 } },
    area: 0.52,
    // l1 from the first kept day, 110 before it left; l2 100; l3 10; l5 21; l4 was good to the end.
    ...{ warned: 4, leadDays: 21 },
    missed: [
      { id: 'l3', name: 'Account l3', leftOn: ago(40), score: 90 },
      { id: 'l4', name: 'Account l4', leftOn: ago(50), score: 90 },
      { id: 'l5', name: 'Account l5', leftOn: ago(60), score: 80 },
    ],
  });
});

it('says nothing where too few have a score so long before', async () => {
  const { cases, scored, findings } = await backTest({ horizonDays: 90 });
  expect({ cases, scored, findings }).toEqual({ cases: { left: 5, renewed: 5 }, scored: { left: 3, renewed: 5 }, findings: null });
});

it('takes a component without history as missing', async () => {
  const reversed = { ...content, components: content.components.map((component, index) => ({ ...component, weight: 1 + 9 * index })) };
  expect(await backTest({ horizonDays: 30, content: reversed })).toMatchObject({ scored: { left: 0, renewed: 0 }, unkept: ['csat'], findings: null });
});
