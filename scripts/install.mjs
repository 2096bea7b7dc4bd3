import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runProgram } from './run-program.mjs';
import { step } from './steps.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const MARK = join(ROOT, 'node_modules', '.lock-hash');

/** Installs the packages of package-lock.json unless these very ones were installed before. */
export async function installPackages(signal) {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(MARK) && readFileSync(MARK, 'utf8').trim() === lock) return;
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...args] = [...npm, 'ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund'];
  await step('Installing packages', () => runProgram(command, args, { cwd: ROOT, signal }));
  writeFileSync(MARK, `${lock}\n`);
}
