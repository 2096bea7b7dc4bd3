// `npm run bench`: what the issue promises about speed and size, measured on a PostgreSQL of its own with its default,
// durable settings. `npm run bench -- ingest fold` measures a part; BENCH_SCALE=0.1 makes everything that much smaller.
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { benchChild } from './bench-child.mjs';
import { report } from './bench-report.mjs';
import { buildWeb } from './build.mjs';
import { withServer } from './connection.mjs';
import { ensureDatabase } from './ensure-database.mjs';
import { environmentOf } from './environment.mjs';
import { freePort } from './free-port.mjs';
import { migrate } from './migrate.mjs';
import { removePostgres, startPostgres } from './postgres.mjs';
import { say, step } from './steps.mjs';

const MEASUREMENTS = ['ingest', 'fold', 'mau', 'bytes', 'list', 'timeline', 'import', 'financials', 'health', 'charts', 'hub', 'page', 'overview'];
/** Those that read pages of the built application. */
const WITH_WEB = ['hub', 'page', 'overview'];
const [LOWEST_PORT, POSTGRES_PORT] = [48_000, 54_000];

const wanted = process.argv.slice(2).filter((argument) => argument !== '--');
const unknown = wanted.filter((name) => !MEASUREMENTS.includes(name));
if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: there are ${MEASUREMENTS.join(', ')}`);

const folder = resolve(import.meta.dirname, '../.data-bench', String(process.pid));
const settings = { scale: Number(process.env.BENCH_SCALE || 1), repetitions: 5 };
const findings = [];

const server = await step('Starting PostgreSQL', () => startPostgres({ dataDir: folder, port: POSTGRES_PORT }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void clear().then(() => process.exit(1)));
try {
  const port = await freePort(LOWEST_PORT);
  const given = environmentOf({ folder, databaseUrl: server.url('bench'), port, ingestPort: await freePort(port + 1) });
  Object.assign(process.env, given, { LOG_LEVEL: 'warn', REDIS_URL: '', SMTP_URL: '' });
  for (const name of wanted.length > 0 ? wanted : MEASUREMENTS)
    await step(name, () => measure(name)).then((found) => findings.push(...found), failed);
} finally {
  await clear();
}
say(`\n${report(findings, settings)}`);

async function clear() {
  await removePostgres(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** One measurement that fails doesn't cost the others. */
function failed(error) {
  say(`${error.stack}\n`);
  process.exitCode = 1;
}

async function measure(name) {
  if (WITH_WEB.includes(name)) await buildWeb({ distDir: process.env.NEXT_DIST_DIR || '.next', env: process.env });
  const url = await freshDatabase(`bench_${name}`);
  const child = benchChild('measure.ts', url);
  // The fold compares two histories, so it needs a second database.
  const otherUrl = name === 'fold' ? await freshDatabase(`bench_${name}_other`) : null;
  try {
    return await child.ask({ name, ...settings, otherUrl, serverLog: join(folder, 'postgres', 'server.log') });
  } finally {
    await child.end();
    for (const used of [url, otherUrl]) if (used) await withServer(used, (db, database) => db.query(`DROP DATABASE ${database} WITH (FORCE)`));
  }
}

async function freshDatabase(name) {
  const url = server.url(name);
  await ensureDatabase(url);
  await migrate(url);
  return url;
}
