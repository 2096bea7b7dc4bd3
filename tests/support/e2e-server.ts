import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApplication } from '@/scripts/application.mjs';
import { buildWeb } from '@/scripts/build.mjs';
import { environmentOf } from '@/scripts/environment.mjs';
import { firstSignIn } from '@/scripts/first-sign-in.mjs';
import { freePort } from '@/scripts/free-port.mjs';
import { createMigrated, openTestServer } from './test-server';

const DIST_DIR = '.next-test';
const [LOWEST_PORT, SPREAD] = [47_000, 1_000];

/**
 * Once a run: the whole application on ports of its own, with a database filled by the demo scenario. An application
 * that runs already is used as it is: E2E_ORIGIN, E2E_INGEST_ORIGIN and E2E_SIGN_IN say where and how, E2E_LOGS where its logs are.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.E2E_ORIGIN) return async () => {};
  const folder = mkdtempSync(join(tmpdir(), 'rapport-e2e-'));
  const server = await openTestServer();
  const databaseUrl = server.url('e2e');
  await createMigrated(databaseUrl);
  const port = await freePort(LOWEST_PORT + (process.pid % SPREAD));
  const given = environmentOf({ folder, databaseUrl, port, ingestPort: await freePort(port + 1) });
  const env = { ...process.env, ...given, NEXT_DIST_DIR: DIST_DIR, REDIS_URL: '', SMTP_URL: '' };
  const signIn = await firstSignIn({ folder, env, signal: new AbortController().signal });
  await buildWeb({ distDir: DIST_DIR, env });
  const logs = join(folder, 'logs');
  const application = startApplication({ env, logs });
  await application.ready();
  Object.assign(process.env, {
    E2E_LOGS: logs,
    E2E_ORIGIN: given.APP_ORIGIN,
    E2E_INGEST_ORIGIN: given.INGEST_ORIGIN,
    E2E_SIGN_IN: JSON.stringify(signIn),
  });
  return async () => {
    await application.stop();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
