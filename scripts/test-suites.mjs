import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildWeb } from './build.mjs';
import { CHROMIUM_NEEDED, findChromium } from './find-chromium.mjs';
import { say, step } from './steps.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ signal: AbortSignal, env: NodeJS.ProcessEnv, paths?: string[] }} Run */

/**
 * Runs vitest: unit, integration and architecture tests, or those of `paths`.
 * @param {Run} run
 * @returns {Promise<Counts>}
 */
export async function runUnitTests({ signal, env, paths = [] }) {
  const report = await reportOf((file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    return runVisibly(bin('vitest'), ['run', ...reporters, ...paths], { signal, env });
  });
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  // A file that cannot be loaded or prepared fails without a failed test in it.
  const isUnloaded = (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed');
  const unloaded = report.testResults.filter(isUnloaded).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: report.success ? failed : Math.max(failed, 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Builds the application unless that is done and runs Playwright on it; without a browser every test counts as skipped,
 * and with BROWSER_REQUIRED set a skipped test counts as failed.
 * @param {Run} run
 * @returns {Promise<Counts>}
 */
export async function runBrowserTests({ signal, env, paths = [] }) {
  const browser = await findChromium();
  const options = browser ? [] : ['--list'];
  try {
    if (browser) await buildWeb({ distDir: env.NEXT_DIST_DIR, env, signal, announce: (work) => step('Building the pages', work) });
  } catch (error) {
    say(`${error.message}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const report = await reportOf((file) =>
    runVisibly(bin('playwright'), ['test', '--reporter=list,json', ...options, ...paths], {
      signal,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    }),
  );
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const broken = Math.max(unexpected + flaky, report.errors.length);
  const counts = browser ? { passed: expected, failed: broken, skipped } : { passed: 0, failed: 0, skipped: countTests(report.suites) };
  if (!browser) say(`  skipped ${counts.skipped} browser tests: ${CHROMIUM_NEEDED}\n`);
  return env.BROWSER_REQUIRED ? { ...counts, failed: counts.failed + counts.skipped, skipped: 0 } : counts;
}

const countTests = (suites) => suites.reduce((sum, suite) => sum + suite.specs.length + countTests(suite.suites ?? []), 0);

/** The JSON that a test program leaves in the file it is given; null when it died without. */
async function reportOf(run) {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-report-'));
  try {
    const file = join(folder, 'report.json');
    await run(file);
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    say(`  no report: ${error.message}\n`);
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runVisibly(command, args, options) {
  const program = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], ...options });
  return new Promise((done, failed) => program.once('error', failed).once('close', done));
}
