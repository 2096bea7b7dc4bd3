import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/** Adds what the file .env sets to process.env; what is set already wins. */
export function loadSettings() {
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/** The folder everything that must survive a restart is kept in, made when missing; only its owner can list it. */
export function dataFolder(folder = process.env.DATA_DIR || '.data') {
  const path = resolve(ROOT, folder);
  // PostgreSQL's account must be able to pass through when root starts it.
  mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  return path;
}

/** The JSON in a file of the folder, or null when there is no such file. */
export function readPrivate(folder, name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Replaces a file of the folder in one step by `value` as JSON, readable by its owner only. */
export function writePrivate(folder, name, value) {
  const fresh = join(folder, `${name}.${process.pid}`);
  writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, join(folder, name));
}
