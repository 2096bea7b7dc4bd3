import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = ['app', 'components', 'lib', 'public', 'scripts/messages'];
const ROOT_SOURCE = /\.(ts|json)$|^postcss\.config\.mjs$/;
const NO_SOURCE = /\.test\.tsx?$|^next-env\.d\.ts$/;

/** Next loads every page's modules while it builds, and they check the environment; nothing connects anywhere. */
const PLACEHOLDERS = { DATABASE_URL: 'postgresql://nowhere.invalid/none', NEXTAUTH_SECRET: 'only-while-building-only-while-building' };

/** The Next program, to be run by node in the project's folder. */
export const NEXT = 'node_modules/next/dist/bin/next';

/**
 * Builds the web application into `distDir` unless the build there is of the same sources, packages and settings.
 * @param {{ distDir: string, env: NodeJS.ProcessEnv, signal?: AbortSignal, announce?: (work: () => Promise<void>) => Promise<void> }} options
 *   `announce` wraps the work when there is any
 * @returns {Promise<boolean>} whether it was built now
 */
export async function buildWeb({ distDir, env, signal, announce = (work) => work() }) {
  const mark = join(ROOT, distDir, 'source-hash');
  const hash = sourceHash(env);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return false;
  await announce(async () => {
    const given = { ...PLACEHOLDERS, ...env, NODE_ENV: 'production', NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: '1' };
    await runProgram(process.execPath, [NEXT, 'build'], { cwd: ROOT, signal, env: given });
    writeFileSync(mark, hash);
  });
  return true;
}

function sourceHash({ APP_ORIGIN = '' }) {
  const hash = createHash('sha256').update(`${process.version} ${APP_ORIGIN.startsWith('https:')}`);
  for (const file of sources().sort()) hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

function sources() {
  const atRoot = readdirSync(ROOT).filter((name) => ROOT_SOURCE.test(name));
  const below = SOURCES.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length + 1)),
  );
  return [...atRoot, ...below].filter((name) => !NO_SOURCE.test(name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWeb({ distDir: process.env.NEXT_DIST_DIR || '.next', env: process.env });
