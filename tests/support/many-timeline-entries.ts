import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { control } from '@/lib/core/db/database';

const VOCABULARY = 50_000;

/** The word of a rank, from 1, the most frequent one: about one entry in three holds it, one in 3,000 the 10,000th. */
export function rankedWord(rank: number): string {
  const hash = createHash('md5').update(String(rank)).digest('hex').slice(0, 7);
  return hash.replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
}

/**
 * Fills an account's timeline in SQL, one entry in five minutes back from now: kinds of uneven frequency, and texts of 4
 * to 40 words whose frequency falls with their rank (Zipf). Then VACUUM and ANALYZE, as autovacuum would.
 */
export async function fillTimeline(organizationId: number, accountId: number, count: number): Promise<void> {
  const db = control();
  await sql`
    WITH vocabulary AS MATERIALIZED (
      SELECT rank, translate(substr(md5(rank::text), 1, 7), '0123456789', 'ghijklmnop') AS word FROM generate_series(1, ${VOCABULARY}::int) rank),
    texts AS (
      SELECT n, string_agg(word, ' ') AS text FROM generate_series(1, ${count}::int) n
      CROSS JOIN LATERAL generate_series(1, 4 + abs(hashint8(n) % 37)) place
      JOIN vocabulary ON rank = floor(power(${VOCABULARY}::float8, abs(hashint8(n::bigint * 1000003 + place) % 1000000) / 1000000.0::float8))
      GROUP BY n)
    INSERT INTO timeline_entry (organization_id, account_id, at, category, subtype, event, source, source_key, title, text, actor_kind, actor_id, dedupe_key)
    SELECT ${organizationId}, ${accountId}, now() - n * interval '5 minutes', category, subtype, 'created', 'load', 'load-' || n,
      split_part(text, ' ', 1) || ' ' || split_part(text, ' ', 2), text, 'system', 'load', 'load:' || ${accountId}::int || ':' || n
    FROM texts CROSS JOIN LATERAL (SELECT
      CASE WHEN n % 5000 = 0 THEN 'deal' WHEN n % 10 = 0 THEN 'note' WHEN n % 7 = 0 THEN 'task' ELSE 'touchpoint' END,
      CASE WHEN n % 3000 = 1 THEN 'visit' WHEN n % 2 = 0 THEN 'email' ELSE 'call' END) kind (category, subtype)
    ORDER BY n DESC`.execute(db);
  await sql`VACUUM (ANALYZE) timeline_entry`.execute(db);
}
