import { withDatabase } from '@/scripts/runtime.mjs';
import type { Command, Given } from './commands';
import { readArguments, UsageError } from './read-arguments';

interface Described extends Error {
  code?: string;
  errors?: { path?: string; message: string }[];
}

/** What went wrong, with the faults of single fields; a refused connection has a code only. */
function words({ message, code, errors = [] }: Described): string {
  const faults = errors.filter(({ path }) => path !== undefined).map(({ path, message: fault }) => (path ? `  ${path}: ${fault}` : `  ${fault}`));
  return [message || code, ...faults].join('\n');
}

async function perform(command: Command, given: Given): Promise<object> {
  let begun = false;
  try {
    return await withDatabase(async () => {
      begun = true;
      const { closeQueues } = await import('@/lib/core/jobs/wake');
      const { closeConnections } = await import('@/lib/core/db/pool');
      try {
        const { run } = await command.load();
        return await run(given);
      } finally {
        await closeQueues();
        await closeConnections();
      }
    });
  } catch (error) {
    if (begun || !command.withoutDatabase) throw error;
    return command.withoutDatabase(words(error as Described));
  }
}

/** Runs the command that the arguments name; answers the exit code. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const { command, given } = readArguments(args);
    const result = await perform(command, given);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 'ok' in result && result.ok === false ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${words(error as Described)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
