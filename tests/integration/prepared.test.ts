import '@/tests/support/database';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { control, readTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { newTenant } from '@/tests/support/tenant';

afterAll(closeConnections);

const PADDING = 'x'.repeat(300);
const used = (text: string) =>
  control()
    .transaction()
    .execute(async (db) => {
      const { rows } = await sql<{ uses: number }>`SELECT generic_plans + custom_plans AS uses FROM pg_prepared_statements
      WHERE strpos(statement, ${text}) > 0 AND strpos(statement, 'pg_prepared_statements') = 0`.execute(db);
      return rows.map(({ uses }) => uses);
    });

test('a long statement is prepared from its third use on, and one that is asked differently each time never is', async () => {
  for (let n = 0; n < 5; n++) {
    await sql`SELECT ${sql.lit(`often ${PADDING}`)} AS a, ${n}::int AS n`.execute(control());
    await sql`SELECT ${sql.lit(`once ${n} ${PADDING}`)} AS a`.execute(control());
  }
  expect(await used('often')).toEqual([3]);
  expect(await used('once')).toEqual([]);
});

test('a prepared statement stays behind the fence of whoever runs it', async () => {
  const [ours, theirs] = [await newTenant('Ours'), await newTenant('Theirs')];
  const seen = (organizationId: number) =>
    readTenant(organizationId, async (db) => {
      const { rows } = await sql<{ id: number }>`SELECT DISTINCT organization_id AS id, ${sql.lit(PADDING)} AS padding FROM membership`.execute(db);
      return rows.map(({ id }) => id);
    });
  for (let n = 0; n < 10; n++) {
    expect(await seen(ours.organization.id)).toEqual([ours.organization.id]);
    expect(await seen(theirs.organization.id)).toEqual([theirs.organization.id]);
  }
  expect(await used(PADDING)).toContain(18);
});
