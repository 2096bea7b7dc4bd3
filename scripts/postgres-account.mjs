import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Where and as whom PostgreSQL runs. It refuses to run as root, so root hands it to another account: in place
 * when that account can reach the files, otherwise from a folder of its own under /var/lib.
 * @param {{ native: string, data: string, id: string }} wanted binaries, data folder, and the cluster's identity
 * @returns {{ native: string, data: string, moved: string | null, run: typeof spawn, own: (path: string) => void }}
 *   where the files are, the folder under /var/lib if there is one, how to run a program and hand over a file as that account
 */
export function postgresAccount({ native, data, id }) {
  if (process.getuid?.() !== 0) {
    return { native, data, moved: null, run: spawn, own: () => {} };
  }
  const account = accountOf('postgres') ?? accountOf('nobody');
  if (!account) throw new Error('PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as');
  const run = (command, args, options) => spawn(command, args, { ...options, ...account });
  const own = (path) => chownSync(path, account.uid, account.gid);
  const moved = join('/var/lib', `rapport-${id}`);
  if (!existsSync(moved) && canRead(account, join(native, 'share', 'postgresql', 'postgres.bki')) && canEnter(account, dirname(data))) {
    if (existsSync(data)) give(data, account);
    return { native, data, moved: null, run, own };
  }
  return { native: copyBinaries(native, moved, account), data: join(moved, 'data'), moved, run, own };
}

function copyBinaries(native, moved, account) {
  mkdirSync(moved, { recursive: true });
  chmodSync(moved, 0o755);
  const copy = join(moved, 'native');
  if (existsSync(copy) && statSync(copy).mtimeMs >= statSync(native).mtimeMs) return copy;
  const fresh = `${copy}.new`;
  rmSync(fresh, { recursive: true, force: true });
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
  give(fresh, account);
  rmSync(copy, { recursive: true, force: true });
  renameSync(fresh, copy);
  return copy;
}

function accountOf(name) {
  const ask = (flag) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const user = ask('-u');
  return user.status === 0 ? { uid: Number(user.stdout), gid: Number(ask('-g').stdout) } : null;
}

const canEnter = (account, folder) => succeeds(account, 'cd "$0"', folder);
const canRead = (account, file) => succeeds(account, 'test -r "$0"', file);

function succeeds(account, script, path) {
  return spawnSync('/bin/sh', ['-c', script, path], { ...account, cwd: '/' }).status === 0;
}

function give(folder, { uid, gid }) {
  if (statSync(folder).uid === uid) return;
  const { status, stderr } = spawnSync('chown', ['-R', `${uid}:${gid}`, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`cannot give ${folder} to the account PostgreSQL runs as: ${stderr}`);
}
