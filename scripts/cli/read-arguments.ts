import { parseArgs } from 'node:util';
import { COMMANDS, type Command, type Given } from './commands';

/** The command line asks for something that isn't there, or not as it is asked for. */
export class UsageError extends Error {}

const overview = () => ['Usage: npm run rapport -- <command>', ...Object.values(COMMANDS).map(({ usage }) => `  ${usage}`)].join('\n');

function findCommand(args: readonly string[]): { command: Command; rest: string[] } {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ');
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command) return { command, rest: args.slice(words) };
  }
  throw new UsageError(overview());
}

function parse(command: Command, args: string[]) {
  try {
    const options = Object.fromEntries([...command.required, ...command.optional].map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUsage: ${command.usage}`);
  }
}

/**
 * The command that the arguments name, and the values it was given.
 * @throws UsageError with the usage in its message
 */
export function readArguments(args: readonly string[]): { command: Command; given: Given } {
  const { command, rest } = findCommand(args);
  const { values, positionals } = parse(command, rest);
  const given = Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const wanted = command.positional ? 1 : 0;
  if (positionals.length !== wanted) throw new UsageError(`Usage: ${command.usage}`);
  if (command.positional && positionals[0] !== undefined) given[command.positional] = positionals[0];
  const missing = command.required.filter((name) => !given[name]);
  if (missing.length > 0) throw new UsageError(`Missing: ${missing.map((name) => `--${name}`).join(', ')}\nUsage: ${command.usage}`);
  return { command, given };
}
