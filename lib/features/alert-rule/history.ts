import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { type Band, bandOf } from '@/lib/features/health/metrics';
import { dayNumber, dayOf, monthOf } from '@/lib/kit/day';
import type { AccountHistory, Sighting } from './fires';
import { HEALTH_SCORE } from './metrics';

interface MetricRow {
  accountId: number;
  month: number;
  metric: string;
  values: (string | null)[];
}

interface HealthRow {
  accountId: number;
  month: number;
  /** In tenths. */
  scores: (number | null)[];
  versionIds: (number | null)[];
}

type Bounds = ReadonlyMap<number, { average: number; good: number }>;

/** The days that are asked for, by their numbers, both included. */
interface Days {
  from: number;
  to: number;
}

interface SightingRow extends Omit<Sighting, 'at'> {
  accountId: number;
  day: string;
  at: Date;
}

const monthsOf = ({ from, to }: Days) => [monthOf(from).month, monthOf(to).month] as const;

async function readValues(
  { db, organization }: Context,
  accountIds: readonly number[],
  metrics: readonly string[],
  days: Days,
): Promise<MetricRow[]> {
  if (metrics.length === 0) return [];
  const [first, last] = monthsOf(days);
  const { rows } = await sql<MetricRow>`
    SELECT k.account_id, k.month, k.metric, k.values FROM metric_month k
    WHERE k.organization_id = ${organization.id} AND k.account_id = ANY(${accountIds}::bigint[]) AND k.month BETWEEN ${first} AND ${last}
      AND k.metric = ANY(${metrics}::text[])`.execute(db);
  return rows;
}

async function readHealth({ db, organization }: Context, accountIds: readonly number[], days: Days): Promise<HealthRow[]> {
  const [first, last] = monthsOf(days);
  const { rows } = await sql<HealthRow>`
    SELECT h.account_id, h.month, h.scores, h.version_ids FROM health_month h
    WHERE h.organization_id = ${organization.id} AND h.account_id = ANY(${accountIds}::bigint[]) AND h.month BETWEEN ${first} AND ${last}`.execute(
    db,
  );
  return rows;
}

async function readBounds({ db, organization }: Context): Promise<Bounds> {
  const { rows } = await sql<{ id: number; average: number; good: number }>`
    SELECT v.id, (v.content->'bands'->>'average')::int AS average, (v.content->'bands'->>'good')::int AS good FROM health_model_version v
    WHERE v.organization_id = ${organization.id}`.execute(db);
  return new Map(rows.map(({ id, ...bounds }) => [id, bounds]));
}

/** A stored score as it is shown: half up, as everywhere. */
const wholeOf = (tenths: number) => Math.floor((tenths + 5) / 10);

const keyOf = (metric: string, month: number) => `${metric} ${month}`;

class StoredHistory implements AccountHistory {
  private readonly values = new Map<string, (string | null)[]>();
  private readonly health = new Map<number, HealthRow>();
  private readonly within = new Map<number, Sighting[]>();

  constructor(private readonly bounds: Bounds) {}

  addValues(row: MetricRow): void {
    this.values.set(keyOf(row.metric, row.month), row.values);
  }

  addHealth(row: HealthRow): void {
    this.health.set(row.month, row);
  }

  addSighting({ day, at, seen, band }: SightingRow): void {
    const number = dayNumber(day);
    this.within.set(number, [...(this.within.get(number) ?? []), { at: at.getTime(), seen, band }]);
  }

  sightings(day: number): readonly Sighting[] {
    return this.within.get(day) ?? [];
  }

  value(metric: string, day: number): string | null {
    const { month, index } = monthOf(day);
    if (metric !== HEALTH_SCORE) return this.values.get(keyOf(metric, month))?.[index] ?? null;
    const tenths = this.health.get(month)?.scores[index] ?? null;
    return tenths === null ? null : String(tenths / 10);
  }

  band(day: number): Band | null {
    const { month, index } = monthOf(day);
    const row = this.health.get(month);
    const bounds = this.bounds.get(row?.versionIds[index] ?? 0);
    if (!row || !bounds) return null;
    const tenths = row.scores[index] ?? null;
    return bandOf(tenths === null ? null : wholeOf(tenths), bounds);
  }
}

/** What is kept of accounts on some days: values of metrics, health scores and bands; three statements, however many. */
export async function readHistories(
  ctx: Context,
  accountIds: readonly number[],
  metrics: readonly string[],
  days: Days,
): Promise<Map<number, StoredHistory>> {
  const bounds = await readBounds(ctx);
  const found = new Map(accountIds.map((id) => [id, new StoredHistory(bounds)]));
  for (const row of await readValues(ctx, accountIds, metrics, days)) found.get(row.accountId)?.addValues(row);
  for (const row of await readHealth(ctx, accountIds, days)) found.get(row.accountId)?.addHealth(row);
  return found;
}

/** Adds what was seen of the accounts within days to their histories. */
export async function addSightings({ db, organization }: Context, histories: ReadonlyMap<number, StoredHistory>, { from, to }: Days): Promise<void> {
  const { rows } = await sql<SightingRow>`
    SELECT s.account_id, s.day::text AS day, s.at, s.seen, s.band FROM alert_sighting s
    WHERE s.organization_id = ${organization.id} AND s.account_id = ANY(${[...histories.keys()]}::bigint[])
      AND s.day BETWEEN ${dayOf(from)}::date AND ${dayOf(to)}::date
    ORDER BY s.account_id, s.at`.execute(db);
  for (const row of rows) histories.get(row.accountId)?.addSighting(row);
}
