import { format } from 'node:util';
import { afterEach } from 'vitest';

// A test that prints is a test that hides something: whatever reaches the console fails it.
const METHODS = ['debug', 'error', 'info', 'log', 'warn'] as const;
const noise: string[] = [];

for (const method of METHODS) {
  console[method] = (...args: unknown[]) => {
    noise.push(`console.${method}: ${format(...args)}`);
  };
}

afterEach(() => {
  const said = noise.splice(0);
  if (said.length > 0) throw new Error(`the test wrote to the console:\n${said.join('\n')}`);
});
