import { sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { usageFreshTo } from '@/lib/features/usage/queries';
import { dayOf, monthOf, monthStart } from '@/lib/kit/day';
import { HealthHistory, HealthHistoryRequest, HealthReading, HealthRequest } from './contract';
import { healthOn, latestDay } from './days';
import { describeChange, describeDay, describeOverride } from './describe';
import { readVersions } from './models';
import { readOverride } from './overrides';

const accountOf = (input: { accountId: string }) => input.accountId;

async function readHealth(ctx: Context, account: ScopedAccount, asOf: AsOf, compareTo: string | undefined): Promise<HealthReading> {
  const known = await healthOn(ctx, account.id, asOf);
  const earlier = compareTo === undefined ? null : await healthOn(ctx, account.id, resolveAsOf(ctx, compareTo));
  const described = describeDay(known);
  return {
    ...described,
    ...{ asOf: asOf.day, partial: asOf.partial, freshTo: (await usageFreshTo(ctx)).toISOString() },
    override: describeOverride(await readOverride(ctx, account.id), described.bands),
    change: known && earlier && describeChange(earlier, known),
  };
}

/** An account's health as of a day, what it is made of and, if asked, why it changed since another. */
export const readAccountHealth = defineOperation({
  name: 'health.read',
  kind: 'read',
  permission: 'health:read',
  scope: accountOf,
  input: HealthRequest,
  output: HealthReading,
  run: (ctx, { asOf, compareTo }, account) => readHealth(ctx, account, resolveAsOf(ctx, asOf), compareTo),
});

/** The same of its latest score: of the running day where something changed since the last full one. */
export const readLatestHealth = defineOperation({
  name: 'health.latest',
  kind: 'read',
  permission: 'health:read',
  scope: accountOf,
  input: HealthRequest.omit({ asOf: true }),
  output: HealthReading,
  run: async (ctx, { compareTo }, account) => readHealth(ctx, account, await latestDay(ctx, account.id), compareTo),
});

interface MonthRow {
  month: number;
  versionIds: (number | null)[];
  scores: (number | null)[];
}

/** The scores that were kept of an account, day by day up to a day, and which version gave them. */
export const readHealthHistory = defineOperation({
  name: 'health.history',
  kind: 'read',
  permission: 'health:read',
  scope: accountOf,
  input: HealthHistoryRequest,
  output: HealthHistory,
  run: async (ctx, { asOf: asked, days }, account) => {
    const asOf = resolveAsOf(ctx, asked);
    const first = asOf.number - days + 1;
    const { rows } = await sql<MonthRow>`
      SELECT month, version_ids::int[] AS version_ids, scores FROM health_month
      WHERE organization_id = ${ctx.organization.id} AND account_id = ${account.id} AND month BETWEEN ${monthOf(first).month} AND ${asOf.month}
      ORDER BY month`.execute(ctx.db);
    const kept = new Map(
      rows.flatMap(({ month, versionIds, scores }) =>
        versionIds.map((versionId, index) => [monthStart(month) + index, { versionId, score: scores[index] ?? null }] as const),
      ),
    );
    const numbers = Array.from({ length: days }, (_, index) => first + index);
    const points = numbers.map((number) => ({ number, ...(kept.get(number) ?? { versionId: null, score: null }) }));
    const known = points.filter(({ versionId }) => versionId !== null);
    const begins = known.filter(({ versionId }, index) => versionId !== known[index - 1]?.versionId);
    const versions = await readVersions(ctx, [...new Set(begins.flatMap(({ versionId }) => versionId ?? []))]);
    return {
      points: points.map(({ number, score }) => ({ day: dayOf(number), score: score === null ? null : score / 10 })),
      versions: begins.flatMap(({ number, versionId }) => {
        const version = versions.get(versionId ?? 0);
        return version ? [{ day: dayOf(number), name: version.name, number: version.number }] : [];
      }),
    };
  },
});
