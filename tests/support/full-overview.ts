import { type RawBuilder, sql } from 'kysely';
import { control } from '@/lib/core/db/database';

const ROWS = 40;

/** Columns and their values for the row `n` of an account's list, by table. */
const LISTS: Readonly<Record<string, readonly [columns: string, values: string]>> = {
  task: [
    'key, title, type, status, priority, due_on',
    "'task-' || n, 'Prepare the review number ' || n, 'to_do', 'open', 'normal', current_date + n - 10",
  ],
  contact: [
    'key, first_name, last_name, email, title, is_key',
    "'contact-' || n, 'Ingrid', 'Solheim ' || n, 'p' || n || '@customer.example', 'Head of dispatch', n < 3",
  ],
  asset: ['key, name, kind, url, tags', "'asset-' || n, 'Contract ' || n, 'contract', 'https://customer.example/' || n, '{}'"],
  deal: [
    'key, name, stage, amount, currency, close_on, kind',
    "'deal-' || n, 'Expansion ' || n, (SELECT min(id) FROM deal_stage WHERE kind = 'open'), n * 100000, 'EUR', current_date + n, 'expansion'",
  ],
  objective: ['key, name, unit, baseline, target, current', "'objective-' || n, 'Fewer empty kilometres ' || n, '%', 0, 100, n"],
  goal: ['key, name', "'goal-' || n, 'Roll out to depot ' || n"],
  success_plan: ['key, name, status', "'plan-' || n, 'Plan ' || n, 'active'"],
  ticket: [
    'key, subject, status, priority, type, opened_at',
    "'ticket-' || n, 'The board is slow, ' || n, 'open', 'high', 'problem', now() - n * interval '1 day'",
  ],
  survey_response: [
    'kind, key, email, score, submitted_at',
    "CASE WHEN n % 2 = 0 THEN 'nps' ELSE 'csat' END, 'answer-' || n, 'p@customer.example', 1 + n % 5, now() - n * interval '1 day'",
  ],
  timeline_entry: [
    'at, category, event, source, source_key, title, actor_kind, actor_id, dedupe_key',
    "now() - n * interval '1 hour', 'note', 'created', 'note', 'note-' || n, 'What was said, ' || n, 'system', 'load', 'note:' || n",
  ],
};

/** Fills each list of an account's overview with more rows than a widget shows. */
export async function fillLists(organizationId: number, accountKey: string): Promise<void> {
  const db = control();
  const accountId: RawBuilder<number> = sql`(SELECT id FROM account WHERE organization_id = ${organizationId} AND key = ${accountKey})`;
  await sql`INSERT INTO deal_stage (organization_id, id, name, position) VALUES (${organizationId}, 'load', 'Load', 99) ON CONFLICT DO NOTHING`.execute(
    db,
  );
  for (const [table, [columns, values]] of Object.entries(LISTS)) {
    await sql`INSERT INTO ${sql.table(table)} (organization_id, account_id, ${sql.raw(columns)})
      SELECT ${organizationId}::int, ${accountId}, ${sql.raw(values)} FROM generate_series(1, ${ROWS}::int) n`.execute(db);
  }
  await sql`WITH made AS (INSERT INTO tag (organization_id, id, name)
      SELECT ${organizationId}::int, gen_random_uuid(), 'tag ' || n FROM generate_series(1, 6) n RETURNING id)
    INSERT INTO account_tag (organization_id, account_id, tag_id) SELECT ${organizationId}::int, ${accountId}, id FROM made`.execute(db);
  await sql`WITH made AS (INSERT INTO collection (organization_id, id, name, columns)
      VALUES (${organizationId}::int, gen_random_uuid(), 'Depots', '[{"id": "name", "label": "Depot", "kind": "text"}, {"id": "docks", "label": "Docks", "kind": "number"}]') RETURNING id)
    INSERT INTO collection_row (organization_id, collection_id, account_id, key, values)
    SELECT ${organizationId}::int, id, ${accountId}, 'depot ' || n, jsonb_build_object('name', 'Depot ' || n, 'docks', n) FROM made, generate_series(1, ${ROWS}::int) n`.execute(
    db,
  );
}
