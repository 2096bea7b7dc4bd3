import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NEXT } from './build.mjs';
import { runProgram } from './run-program.mjs';
import { say, step } from './steps.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const TYPED_BUILDS = ['.next', '.next-test'];
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

/**
 * Runs the checks that are no tests: style and import layers, types, dead code, the lock file, schema against migrations.
 * @param {{ signal: AbortSignal, env: NodeJS.ProcessEnv }} run
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>} each check counts as one
 */
export async function runGates({ signal, env }) {
  const node = (...args) => runProgram(process.execPath, args, { cwd: ROOT, signal, env });
  const tool = (name, ...args) => runProgram(bin(name), args, { cwd: ROOT, signal, env });
  const gates = {
    'Style and import layers (biome)': () => tool('biome', 'check', '--error-on-warnings', '.'),
    'Types (tsc)': async () => {
      await makeRouteTypes((distDir) =>
        runProgram(process.execPath, [NEXT, 'typegen'], { cwd: ROOT, signal, env: { ...env, NEXT_DIST_DIR: distDir } }),
      );
      // Several checkers would each work out the queries' types anew: twice the work, and four times the memory.
      await tool('tsc', '--noEmit', '--singleThreaded');
    },
    'Dead code (knip)': () => tool('knip'),
    'Lock file complete': () => node('scripts/check-lock.mjs'),
    'Schema equals migrations (prisma)': () => node('scripts/schema-drift.mjs'),
  };
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, run] of Object.entries(gates)) counts[(await passes(name, run)) ? 'passed' : 'failed'] += 1;
  return counts;
}

/** For every build there is: tsc reads them all, and the route types of an older one would name pages that are gone. */
async function makeRouteTypes(generate) {
  for (const distDir of TYPED_BUILDS) if (distDir === TYPED_BUILDS.at(-1) || existsSync(join(ROOT, distDir))) await generate(distDir);
}

async function passes(name, run) {
  try {
    await step(name, run);
    return true;
  } catch (error) {
    say(`${error.message}\n`);
    return false;
  }
}
