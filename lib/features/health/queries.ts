import { type RawBuilder, sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { usageFreshTo } from '@/lib/features/usage/queries';
import { dayOf, monthOf, monthStart } from '@/lib/kit/day';
import { type HealthChange, HealthHistory, HealthHistoryRequest, type HealthQuestion, HealthReading, HealthRequest } from './contract';
import { healthAnswer, storedHealth } from './days';
import { describeChange, describeDay, describeOverride } from './describe';

const accountOf = (input: { accountId: string }) => input.accountId;

/** What an account's health is made of, as one value of a larger statement. */
export function healthPart(ctx: Context, accountId: number, question: HealthQuestion): RawBuilder<unknown> {
  return storedHealth(ctx, accountId, question);
}

/** An account's health, from what a statement that held `healthPart` found. */
export async function healthReading(ctx: Context, account: ScopedAccount, question: HealthQuestion, stored: unknown): Promise<HealthReading> {
  const { labels, asOf, known, earlier, override } = await healthAnswer(ctx, account.id, question, stored);
  const described = describeDay(known);
  return {
    ...{ ...described, labels },
    ...{ asOf: asOf.day, partial: asOf.partial, freshTo: (await usageFreshTo(ctx)).toISOString() },
    override: describeOverride(override, described.bands),
    change: known && earlier && describeChange(earlier, known),
  };
}

/**
 * Why the latest score of each account isn't that of an earlier day, by account; absent where one of them isn't kept.
 * With what the organization calls its own metrics.
 */
export async function explainedChanges(ctx: Context, accountIds: readonly number[], since: AsOf) {
  const changes = new Map<number, HealthChange>();
  let own: HealthReading['labels'] = {};
  if (accountIds.length === 0) return { changes, labels: own };
  const question = { asOf: null, compareTo: since, isPatient: true };
  const { rows } = await sql<{ id: number; stored: unknown }>`
    SELECT a.id, ${storedHealth(ctx, sql<number>`a.id`, question)} AS stored FROM unnest(${accountIds}::bigint[]) AS a (id)`.execute(ctx.db);
  for (const { id, stored } of rows) {
    const { labels, known, earlier } = await healthAnswer(ctx, id, question, stored);
    const change = known && earlier && describeChange(earlier, known);
    if (change) changes.set(id, change);
    own = labels;
  }
  return { changes, labels: own };
}

async function readHealth(ctx: Context, account: ScopedAccount, question: HealthQuestion): Promise<HealthReading> {
  const { rows } = await sql<{ stored: unknown }>`SELECT ${healthPart(ctx, account.id, question)} AS stored`.execute(ctx.db);
  return healthReading(ctx, account, question, rows[0]?.stored);
}

const dayIf = (ctx: Context, asked: string | undefined) => (asked === undefined ? null : resolveAsOf(ctx, asked));

/** An account's health as of a day, what it is made of and, if asked, why it changed since another. */
export const readAccountHealth = defineOperation({
  name: 'health.read',
  kind: 'read',
  permission: 'health:read',
  scope: accountOf,
  input: HealthRequest,
  output: HealthReading,
  run: (ctx, { asOf, compareTo }, account) => readHealth(ctx, account, { asOf: resolveAsOf(ctx, asOf), compareTo: dayIf(ctx, compareTo) }),
});

/** The same of its latest score: of the running day where something changed since the last full one. */
export const readLatestHealth = defineOperation({
  name: 'health.latest',
  kind: 'read',
  permission: 'health:read',
  scope: accountOf,
  input: HealthRequest.omit({ asOf: true }),
  output: HealthReading,
  run: (ctx, { compareTo }, account) => readHealth(ctx, account, { asOf: null, compareTo: dayIf(ctx, compareTo) }),
});

interface MonthRow {
  month: number;
  versionIds: (number | null)[];
  scores: (number | null)[];
  /** Of this month, by id. */
  versions: Record<string, { name: string; number: number }>;
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
      SELECT h.month, h.version_ids::int[] AS version_ids, h.scores, (
        SELECT jsonb_object_agg(v.id, jsonb_build_object('name', m.name, 'number', v.number)) FROM health_model_version v
        JOIN health_model m ON m.organization_id = v.organization_id AND m.id = v.model_id
        WHERE v.organization_id = h.organization_id AND v.id = ANY(h.version_ids)) AS versions
      FROM health_month h
      WHERE h.organization_id = ${ctx.organization.id} AND h.account_id = ${account.id} AND h.month BETWEEN ${monthOf(first).month} AND ${asOf.month}
      ORDER BY h.month`.execute(ctx.db);
    const kept = new Map(
      rows.flatMap(({ month, versionIds, scores }) =>
        versionIds.map((versionId, index) => [monthStart(month) + index, { versionId, score: scores[index] ?? null }] as const),
      ),
    );
    const numbers = Array.from({ length: days }, (_, index) => first + index);
    const points = numbers.map((number) => ({ number, ...(kept.get(number) ?? { versionId: null, score: null }) }));
    const known = points.filter(({ versionId }) => versionId !== null);
    const begins = known.filter(({ versionId }, index) => versionId !== known[index - 1]?.versionId);
    const versions = Object.assign({}, ...rows.map((row) => row.versions)) as MonthRow['versions'];
    return {
      points: points.map(({ number, score }) => ({ day: dayOf(number), score: score === null ? null : score / 10 })),
      versions: begins.flatMap(({ number, versionId }) => {
        const version = versions[versionId ?? 0];
        return version ? [{ day: dayOf(number), name: version.name, number: version.number }] : [];
      }),
    };
  },
});
