import { afterAll, expect, test } from 'vitest';
import { GET as livez } from '@/app/livez/route';
import { GET as metrics } from '@/app/metrics/route';
import { GET as readyz } from '@/app/readyz/route';
import { closeConnections } from '@/lib/core/db/pool';
import { checkFolding } from '@/lib/core/health/backlog';
import { checkFence, checkRoles } from '@/lib/core/health/database-checks';
import { closeQueues } from '@/lib/core/jobs/wake';
import { withClient } from '@/scripts/connection.mjs';
import { databaseUrl } from '@/tests/support/database';

afterAll(async () => {
  await closeQueues();
  await closeConnections();
});

const run = (text: string) => withClient(databaseUrl, (db) => db.query(text));

test('the process lives, and is ready with its database, migrations and queue', async () => {
  expect(livez().status).toBe(200);
  const response = await readyz();
  expect(await response.json()).toEqual({ ok: true, draining: false, checks: { database: true, migrations: true, queue: true } });
  expect(response.status).toBe(200);
});

test('it is not ready while a migration is missing', async () => {
  await run('ALTER TABLE _prisma_migrations RENAME TO elsewhere');
  const response = await readyz();
  await run('ALTER TABLE elsewhere RENAME TO _prisma_migrations');
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect((await response.json()).checks).toMatchObject({ database: true, migrations: false });
});

test('the checks name an open fence, a wrong role and a fold that fell behind', async () => {
  expect(await checkFence()).toMatchObject({ ok: true });
  expect(await checkRoles()).toMatchObject({ ok: true });
  await run('ALTER TABLE account NO FORCE ROW LEVEL SECURITY');
  expect(await checkFence()).toMatchObject({ ok: false, detail: 'open: account', remedy: expect.any(String) });
  await run(`INSERT INTO organization (public_id, name, timezone, currency) VALUES ('org_x', 'X', 'UTC', 'USD')`);
  await run(`INSERT INTO segment (organization_id, received_at, events) SELECT id, now() - interval '2 minutes', 5 FROM organization`);
  expect(await checkFolding()).toMatchObject({ ok: false, detail: expect.stringContaining('1 segments (5 events)') });
});

test('metrics carry the backlog and no id', async () => {
  const text = await (await metrics()).text();
  expect(text).toMatch(/^rapport_database_up 1$/m);
  expect(text).toMatch(/^rapport_unfolded_events 5$/m);
  expect(text).not.toContain('org_x');
});
