// `npm test`: every check there is, one after the other, and their sum on the last line.
// `npm test -- unit`, `npm test -- e2e` and `npm test -- <path>` run a part.
import { installPackages } from './install.mjs';
import { say, step } from './steps.mjs';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stop.abort());

const [wanted] = process.argv.slice(2).filter((argument) => argument !== '--');
const isBrowserPath = wanted?.startsWith('tests/e2e') ?? false;
const total = { passed: 0, failed: 0, skipped: 0 };

await installPackages(stop.signal);
const { startTestPostgres } = await import('./test-postgres.mjs');
const server = await step('Starting PostgreSQL', startTestPostgres);
try {
  await runAll({ signal: stop.signal, env: { ...process.env, TEST_POSTGRES_URL: server.url('postgres'), NEXT_DIST_DIR: '.next-test' } });
} finally {
  await server.remove();
}
if (total.failed > 0 || stop.signal.aborted) process.exitCode = 1;
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);

async function runAll(run) {
  const { runGates } = await import('./test-gates.mjs');
  const { runUnitTests, runBrowserTests } = await import('./test-suites.mjs');
  if (!wanted) add(await runGates(run));
  if (!wanted || wanted === 'unit') add(await runUnitTests(run));
  if (!wanted || wanted === 'e2e') add(await runBrowserTests(run));
  if (wanted && !['unit', 'e2e'].includes(wanted)) add(await (isBrowserPath ? runBrowserTests : runUnitTests)({ ...run, paths: [wanted] }));
}

function add(counts) {
  for (const key of Object.keys(total)) total[key] += counts[key];
}
