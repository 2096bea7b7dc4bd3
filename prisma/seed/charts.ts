import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { createChart } from '@/lib/features/chart/commands';
import { saveAccountLayout } from '@/lib/features/chart/layout';
import { listCharts } from '@/lib/features/chart/queries';
import { createFormula } from '@/lib/features/metric/commands';
import { localDay } from '@/lib/kit/day';
import { demoCharts, FORMULAS, TAB_CHARTS } from './scenarios/fernway/charts';
import type { Scenario } from './scenarios/types';

/** The charts that people built, and those on every account's Metrics tab; once. What they show is kept from then on. */
export async function addCharts(caller: Caller, { accounts }: Pick<Scenario, 'accounts'>): Promise<void> {
  const [first] = accounts;
  if (!first || (await invoke(listCharts, caller, {})).length > 0) return;
  const idOf = async (formula: (typeof FORMULAS)[keyof typeof FORMULAS]) => `formula:${(await invoke(createFormula, caller, formula)).id}`;
  const made = demoCharts({ perUser: await idOf(FORMULAS.perUser), seatUse: await idOf(FORMULAS.seatUse) });
  const links: { add: 'link'; chartId: string; everywhere: true }[] = [];
  for (const { name, content, by, isShared, isLinked } of made) {
    const { id } = await invoke(createChart, caller, { name, content });
    if (isLinked) links.push({ add: 'link', chartId: id, everywhere: true });
    await withTenant(caller.organization.id, (db) =>
      sql`
        UPDATE chart SET is_shared = ${isShared}, created_by = (
          SELECT m.id FROM membership m JOIN identity i ON i.id = m.identity_id WHERE m.organization_id = ${caller.organization.id} AND i.email = ${by})
        WHERE organization_id = ${caller.organization.id} AND id = ${id}::uuid`.execute(db),
    );
  }
  const additions = [...TAB_CHARTS.map((chart) => ({ add: 'new' as const, ...chart })), ...links];
  await invoke(saveAccountLayout, caller, { accountId: first.id, keep: [], remove: [], additions });
}

/** Adds the kept values of past days up, as a worker would have done after each of them. */
export async function addUpHistory({ organization }: Caller, now: Date): Promise<void> {
  const day = sql`make_date(m.month / 12, m.month % 12 + 1, 1) + (u.at::int - 1)`;
  await withTenant(organization.id, (db) =>
    sql`
      INSERT INTO metric_day (organization_id, metric, day, total, accounts)
      SELECT m.organization_id, m.metric, ${day}, sum(metric_number(u.value)), count(metric_number(u.value))
      FROM metric_kept k JOIN metric_month m ON m.organization_id = k.organization_id AND m.metric = k.metric
      CROSS JOIN LATERAL unnest(m.values) WITH ORDINALITY AS u (value, at)
      WHERE k.organization_id = ${organization.id} AND metric_number(u.value) IS NOT NULL AND ${day} < ${localDay(now, organization.timezone)}::date
      GROUP BY 1, 2, 3 ON CONFLICT DO NOTHING`.execute(db),
  );
}
