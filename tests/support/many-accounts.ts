import { sql } from 'kysely';
import { control } from '@/lib/core/db/database';

/** A whole number from 0 below `most`, the same on each run, and unlike that of another `salt`. */
const pick = (n: string, salt: number, most: number) => sql.raw(`abs(hashint8(${n}::bigint * 1000003 + ${salt}) % ${most})`);

/** Ids of two tags: one that few accounts carry, and one that many do. */
export const MANY_TAGS = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'] as const;

/**
 * Fills an organization with plain, varied accounts in SQL: several levels, every column with common, rare and empty
 * values that don't go together. Then VACUUM and ANALYZE, as autovacuum would.
 */
export async function fillAccounts(organizationId: number, count: number): Promise<void> {
  const db = control();
  await sql`
    INSERT INTO account (organization_id, key, name, type, domain, status, lifecycle_stage, owner_email, started_at)
    SELECT ${organizationId}, 'acme-' || n, (ARRAY['Halden', 'Corvane', 'Brightwater', 'Oststern', 'Kestrel'])[1 + ${pick('n', 1, 5)}] || ' ' || substr(md5(n::text), 1, 6),
      (ARRAY['company', 'company', 'line_of_business', 'region', 'product'])[1 + ${pick('n', 2, 5)}], 'd' || n || '.example',
      CASE WHEN ${pick('n', 3, 500)} = 0 THEN 'paused' WHEN ${pick('n', 4, 7)} > 0 THEN (ARRAY['active', 'onboarding', 'at_risk'])[1 + ${pick('n', 5, 3)}] END,
      CASE WHEN ${pick('n', 6, 4)} > 0 THEN (ARRAY['adoption', 'renewal', 'expansion'])[1 + ${pick('n', 7, 3)}] END,
      CASE WHEN ${pick('n', 8, 9)} > 0 THEN 'owner' || ${pick('n', 9, 60)} || '@fernway.example' END, now() - ${pick('n', 10, 3000)} * interval '1 day'
    FROM generate_series(1, ${count}::int) n`.execute(db);
  await sql`
    WITH placed AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM account WHERE organization_id = ${organizationId})
    UPDATE account a SET parent_id = p.id FROM placed c JOIN placed p ON p.n = c.n / 8 AND c.n % 5 > 0
    WHERE a.organization_id = ${organizationId} AND a.id = c.id`.execute(db);
  await sql`
    WITH RECURSIVE up (descendant_id, ancestor_id, distance) AS (
      SELECT id, id, 0 FROM account WHERE organization_id = ${organizationId}
      UNION ALL
      SELECT u.descendant_id, a.parent_id, u.distance + 1 FROM up u JOIN account a ON a.organization_id = ${organizationId} AND a.id = u.ancestor_id
      WHERE a.parent_id IS NOT NULL)
    INSERT INTO account_tree SELECT ${organizationId}, ancestor_id, descendant_id, distance FROM up`.execute(db);
  await sql`
    UPDATE account a SET depth = t.depth FROM (
      SELECT descendant_id, max(distance) AS depth FROM account_tree WHERE organization_id = ${organizationId} GROUP BY 1) t
    WHERE a.organization_id = ${organizationId} AND a.id = t.descendant_id`.execute(db);
  await sql`INSERT INTO external_id SELECT organization_id, 'account', 0, key, id FROM account WHERE organization_id = ${organizationId}`.execute(db);
  await sql`
    INSERT INTO account_usage (organization_id, account_id, as_of, last_seen_at, dau, wau, mau, stickiness, ms_per_user, product_users, mau_trend, health_score, health_band)
    SELECT ${organizationId}, id, current_date - 1, CASE WHEN ${pick('id', 11, 6)} > 0 THEN now() - ${pick('id', 12, 700)} * interval '3 hours' END,
      ${pick('id', 13, 40)}, ${pick('id', 14, 90)}, ${pick('id', 15, 300)}, CASE WHEN ${pick('id', 16, 300)} > 0 THEN ${pick('id', 17, 100)} END,
      CASE WHEN ${pick('id', 18, 40)} > 0 THEN ${pick('id', 19, 7_200_000)} END, ${pick('id', 20, 500)}, array_fill(${pick('id', 21, 300)}::int, ARRAY[12]),
      CASE WHEN ${pick('id', 37, 20)} > 0 THEN ${pick('id', 38, 101)} END, CASE WHEN ${pick('id', 39, 200)} = 0 THEN 'poor' ELSE (ARRAY['good', 'average', 'unknown'])[1 + ${pick('id', 40, 3)}] END
    FROM account WHERE organization_id = ${organizationId}`.execute(db);
  await sql`
    INSERT INTO account_money (organization_id, account_id, as_of, currency, mrr, next_renewal_on, renewal_amount)
    SELECT organization_id, id, current_date - 1, 'EUR', CASE WHEN ${pick('id', 31, 50)} > 0 THEN ${pick('id', 32, 400_000)} END,
      CASE WHEN ${pick('id', 33, 4)} > 0 THEN current_date + ${pick('id', 34, 720)}::int END, CASE WHEN ${pick('id', 35, 4)} > 0 THEN ${pick('id', 36, 9_000_000)} END
    FROM account WHERE organization_id = ${organizationId}`.execute(db);
  await sql`
    INSERT INTO attribute_value (organization_id, account_id, key, text_value, number_value, day_value)
    SELECT organization_id, id, 'risk', CASE WHEN ${pick('id', 22, 300)} = 0 THEN 'high' ELSE (ARRAY['low', 'medium'])[1 + ${pick('id', 23, 2)}] END, NULL::float8, NULL::date
    FROM account WHERE organization_id = ${organizationId} AND ${pick('id', 24, 5)} > 0
    UNION ALL SELECT organization_id, id, 'seats', NULL, ${pick('id', 25, 400)} / 2.0, NULL FROM account WHERE organization_id = ${organizationId} AND ${pick('id', 26, 4)} > 0
    UNION ALL SELECT organization_id, id, 'renews', NULL, NULL, current_date - 900 + ${pick('id', 27, 1300)}::int FROM account WHERE organization_id = ${organizationId} AND ${pick('id', 28, 3)} > 0`.execute(
    db,
  );
  const [rare, common] = MANY_TAGS;
  await sql`
    INSERT INTO tag (organization_id, id, name) VALUES (${organizationId}, ${rare}, 'Rare'), (${organizationId}, ${common}, 'Common')`.execute(db);
  await sql`
    INSERT INTO account_tag (organization_id, account_id, tag_id)
    SELECT organization_id, id, CASE WHEN ${pick('id', 29, 300)} = 0 THEN ${rare}::uuid ELSE ${common}::uuid END
    FROM account WHERE organization_id = ${organizationId} AND ${pick('id', 30, 3)} > 0`.execute(db);
  await sql`VACUUM (ANALYZE) account, account_tag, tag, attribute_value, account_tree, account_money, account_usage, account_visibility, external_id`.execute(
    db,
  );
}
