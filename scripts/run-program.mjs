import { spawn } from 'node:child_process';

const TAIL = 4000;

/**
 * Runs a program to its end; `signal` ends it early. Throws with the end of what it said unless it ends with 0.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, signal?: AbortSignal, cwd?: string }} [options]
 * @returns {Promise<string>} its standard output
 */
export async function runProgram(command, args, options = {}) {
  const program = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  let said = '';
  program.stdout.on('data', (text) => {
    output += text;
    said = (said + text).slice(-TAIL);
  });
  program.stderr.on('data', (text) => {
    said = (said + text).slice(-TAIL);
  });
  const ended = await new Promise((done, failed) => program.once('error', failed).once('close', (code, kill) => done(code ?? kill)));
  if (ended !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${ended}:\n${said}`);
  return output;
}
