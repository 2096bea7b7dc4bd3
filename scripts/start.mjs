// `npm start`: from a fresh clone to a running application, and back to nothing on Ctrl-C.
// Only Node's own modules until the packages are installed; what needs packages is imported after that.
import { join } from 'node:path';
import { startApplication } from './application.mjs';
import { buildWeb } from './build.mjs';
import { dataFolder, loadSettings } from './data-folder.mjs';
import { environmentOf } from './environment.mjs';
import { installPackages } from './install.mjs';
import { choosePorts } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { claim, describe, release } from './running.mjs';
import { say, step } from './steps.mjs';
import { welcome } from './welcome.mjs';

const DATABASE = 'rapport';
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const stop = new AbortController();
const undo = [];

for (const signal of STOP_SIGNALS) process.on(signal, () => stop.abort());
try {
  await start();
  await new Promise((done) => stop.signal.addEventListener('abort', done, { once: true }));
} catch (error) {
  if (!stop.signal.aborted) {
    say(`\n${error.message}\n`);
    process.exitCode = 1;
  }
} finally {
  await stopEverything();
}
process.exit();

async function start() {
  const begun = Date.now();
  loadSettings();
  const folder = dataFolder();
  const other = claim(folder, 'start');
  if (other) throw new Error(alreadyRunning(other));
  undo.push(() => release(folder));
  const ports = await choosePorts();
  await installPackages(stop.signal);
  const databaseUrl = process.env.DATABASE_URL || (await embeddedDatabase(folder));
  await step('Preparing the database', () => prepare(databaseUrl));
  const given = environmentOf({ folder, databaseUrl, ...ports });
  const env = { ...process.env, ...given };
  const signIn = await fillAndBuild(folder, env);
  await step('Starting web, ingest and worker', () => launch(folder, env));
  describe(folder, { environment: given });
  say(welcome({ ...given, signIn, logs: join(folder, 'logs'), seconds: (Date.now() - begun) / 1000 }));
}

function alreadyRunning({ pid, kind, environment }) {
  if (kind === 'command') return `A command (process ${pid}) is using the database: try again when it is done.`;
  return `Rapport is already running from this folder (process ${pid})${environment ? `: ${environment.APP_ORIGIN}` : ', and is still starting'}.`;
}

async function embeddedDatabase(folder) {
  const server = await step('Starting PostgreSQL', () => startPostgres({ dataDir: folder }));
  undo.push(server.stop);
  if (server.adopted) say('  (it was still running since the last start, and goes on)\n');
  return server.url(DATABASE);
}

async function prepare(databaseUrl) {
  const { ensureDatabase } = await import('./ensure-database.mjs');
  const { migrate } = await import('./migrate.mjs');
  await ensureDatabase(databaseUrl);
  await migrate(databaseUrl);
}

/** Fills the first organization while the pages are built; when one fails, the other is ended before that is told. */
async function fillAndBuild(folder, env) {
  const { firstSignIn } = await import('./first-sign-in.mjs');
  const distDir = process.env.NEXT_DIST_DIR || '.next';
  const failure = new AbortController();
  const signal = AbortSignal.any([stop.signal, failure.signal]);
  const works = [firstSignIn({ folder, env, signal }), buildWeb({ distDir, env, signal, announce: (work) => step('Building the pages', work) })];
  for (const work of works) work.catch(() => failure.abort());
  try {
    return (await Promise.all(works))[0];
  } finally {
    await Promise.allSettled(works);
  }
}

async function launch(folder, env) {
  const application = startApplication({ env, logs: join(folder, 'logs'), onStart: (name, pid) => describe(folder, { [name]: pid }) });
  undo.push(application.stop);
  await application.ready(stop.signal);
}

/** In the reverse order of starting: the processes finish what they do, then PostgreSQL ends, then the folder is free. */
async function stopEverything() {
  if (stop.signal.aborted) say('\n  Stopping …\n');
  for (const undoOne of undo.reverse()) {
    try {
      await undoOne();
    } catch (error) {
      say(`  ${error.message}\n`);
      process.exitCode = 1;
    }
  }
}
