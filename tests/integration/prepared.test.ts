import '@/tests/support/database';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { control, readTenant, withTenant } from '@/lib/core/db/database';
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

test('a statement of many values is planned for them each time, also where it is prepared for few', async () => {
  const ask = (count: number) =>
    sql`SELECT count(*) AS n, ${sql.lit(`many ${PADDING}`)} AS a FROM unnest(${Array.from({ length: count }, (_, n) => n)}::int[]) AS n`.execute(
      control(),
    );
  for (let n = 0; n < 5; n++) await ask(1_000);
  expect(await used('many')).toEqual([]);
  for (let n = 0; n < 5; n++) await ask(10);
  for (let n = 0; n < 5; n++) await ask(1_000);
  expect(await used('many')).toEqual([3]);
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

/** What is sent to the database meanwhile, the frame of transactions included. */
async function sentBy(work: () => Promise<unknown>): Promise<string[]> {
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return sent.mock.calls.map(([first]) => {
      const given: unknown = first;
      return typeof given === 'string' ? given : String((given as { text: string }).text);
    });
  } finally {
    sent.mockRestore();
  }
}

test('a transaction begins with its first statement, and not at all without one', async () => {
  const { organization } = await newTenant('Late');
  const one = await sentBy(() => withTenant(organization.id, (db) => sql`SELECT ${1}::int AS n`.execute(db)));
  expect(one).toEqual([expect.stringMatching(/^begin; SELECT set_config\(/), 'SELECT $1::int AS n', 'commit']);
  const read = await sentBy(() => readTenant(organization.id, async () => undefined));
  expect(read).toEqual([expect.stringMatching(/^start transaction isolation level repeatable read read only; SELECT set_config\(/), 'commit']);
  const given = await sentBy(() =>
    control()
      .transaction()
      .execute((db) => sql`SELECT ${1}::int AS n`.execute(db)),
  );
  expect(given).toEqual(['begin', 'SELECT $1::int AS n', 'commit']);
  expect(
    await sentBy(() =>
      control()
        .transaction()
        .execute(async () => undefined),
    ),
  ).toEqual([]);
});

test('what fails in a transaction that began late is rolled back, and its connection serves the next', async () => {
  const { organization } = await newTenant('Undone');
  const name = () => withTenant(organization.id, (db) => db.selectFrom('organization').select('name').executeTakeFirstOrThrow());
  const failing = withTenant(organization.id, async (db) => {
    await sql`UPDATE organization SET name = ${'Changed'} WHERE id = ${organization.id}`.execute(db);
    await sql`SELECT 1 / ${0}::int AS none`.execute(db);
  });
  await expect(failing).rejects.toThrow('division by zero');
  expect((await name()).name).toBe('Undone');
  const unbegun = control()
    .transaction()
    .execute(() => Promise.reject(new Error('before anything was asked')));
  await expect(unbegun).rejects.toThrow('before anything was asked');
  expect((await name()).name).toBe('Undone');
});
