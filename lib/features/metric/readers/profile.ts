import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { MetricOf } from '../metrics';
import { type MetricValue, metricValue, type SourceReader } from '../reading';

/** What is said of the account itself: today's words in every reading. */
export const readProfileMetrics: SourceReader<MetricOf<'profile'>> = async ({ db, organization }, accountIds) => {
  const { rows } = await sql<{ id: number; status: string | null; lifecycleStage: string | null }>`
    SELECT a.id, a.status, a.lifecycle_stage FROM account a
    WHERE a.organization_id = ${organization.id} AND a.id = ANY(${accountIds}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, status, lifecycleStage }) => [id, { status: metricValue(status), lifecycleStage: metricValue(lifecycleStage) }]));
};

/** An attribute's value: a number as it is, a choice or text as a category; days are no metric. */
export async function readAttributeMetric(
  { db, organization }: Context,
  accountIds: readonly number[],
  key: string,
): Promise<Map<number, MetricValue>> {
  const { rows } = await sql<{ accountId: number; value: string | null }>`
    SELECT v.account_id, coalesce(v.number_value::numeric::text, v.text_value) AS value FROM attribute_value v
    WHERE v.organization_id = ${organization.id} AND v.account_id = ANY(${accountIds}::bigint[]) AND v.key = ${key}`.execute(db);
  return new Map(rows.map(({ accountId, value }) => [accountId, metricValue(value)]));
}

/** How many rows an account has of a collection. */
export async function readCollectionMetric(
  { db, organization }: Context,
  accountIds: readonly number[],
  collectionId: string,
): Promise<Map<number, MetricValue>> {
  const { rows } = await sql<{ accountId: number; count: number }>`
    SELECT r.account_id, count(*) AS count FROM collection_row r
    WHERE r.organization_id = ${organization.id} AND r.account_id = ANY(${accountIds}::bigint[]) AND r.collection_id::text = ${collectionId} AND r.deleted_at IS NULL
    GROUP BY r.account_id`.execute(db);
  const found = new Map(rows.map(({ accountId, count }) => [accountId, count]));
  return new Map(accountIds.map((id) => [id, metricValue(found.get(id) ?? 0)]));
}
