// Runs the PostgreSQL that npm brought: no Docker, no system server. Node built-ins only.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from './free-port.mjs';
import { postgresAccount } from './postgres-account.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { launchServer, runningServer, SERVER_ENVIRONMENT, serverOf, stopServer } from './postgres-server.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '150', log_checkpoints: 'off' };

/**
 * Starts PostgreSQL on the cluster kept in `dataDir`/postgres (made when missing), or adopts the server that a killed
 * supervisor left running on it. The caller sees to it that only one process at a time does this for a folder.
 * @param {{ dataDir: string, port?: number, settings?: Record<string, string> }} options first port to try (55432), and server settings
 * @returns {Promise<{ url: (database: string) => string, port: number, pid: number, adopted: boolean, stop: () => Promise<void> }>}
 */
export async function startPostgres({ dataDir, port: wanted = 55432, settings = {} }) {
  const folder = join(resolve(dataDir), 'postgres');
  const { id, password } = credentials(folder);
  const place = postgresAccount({ native: postgresBinaries(ROOT), data: join(folder, 'data'), id });
  const left = await runningServer(place.data);
  if (!left) {
    if (!existsSync(place.data)) await createCluster(place, password);
    await launchServer(place, join(folder, 'server.log'), { ...SETTINGS, port: String(await freePort(wanted, '127.0.0.1')), ...settings });
  }
  const { pid, port } = left ?? serverOf(place.data);
  return {
    url: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    port,
    pid,
    adopted: Boolean(left),
    stop: () => stopServer(pid),
  };
}

/** Stops the server of `dataDir`, should one be left, and deletes its cluster and all its data. */
export async function removePostgres(dataDir) {
  const folder = join(resolve(dataDir), 'postgres');
  const place = postgresAccount({ native: postgresBinaries(ROOT), data: join(folder, 'data'), id: credentials(folder).id });
  const left = serverOf(place.data);
  if (left) await stopServer(left.pid);
  for (const path of [place.moved, folder]) if (path) rmSync(path, { recursive: true, force: true });
}

/** Identity and password of a cluster, made once. The identity names its folder should it have to live under /var/lib. */
function credentials(folder) {
  const reachable = process.getuid?.() === 0 ? 0o711 : 0o700;
  mkdirSync(folder, { recursive: true, mode: reachable });
  const file = join(folder, 'cluster.json');
  if (!existsSync(file)) {
    const made = { id: randomBytes(6).toString('hex'), password: randomBytes(18).toString('base64url') };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Made beside its place and renamed at the end, so that a cluster is either whole or not there. */
async function createCluster({ native, data, run, own }, password) {
  const fresh = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const path of [fresh, passwordFile]) own(path);
  const options = ['-U', 'postgres', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'];
  try {
    await finished(run(join(native, 'bin', 'initdb'), ['-D', fresh, ...options, `--pwfile=${passwordFile}`], { cwd: '/', env: SERVER_ENVIRONMENT }));
  } finally {
    rmSync(passwordFile);
  }
  renameSync(fresh, data);
}

async function finished(program) {
  let said = '';
  program.stderr.on('data', (text) => {
    said += text;
  });
  const code = await new Promise((done, failed) => program.once('error', failed).once('close', done));
  if (code !== 0) throw new Error(`PostgreSQL's cluster could not be made (${code}): ${said}`);
}
