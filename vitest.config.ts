import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    alias: [{ find: /^@\//, replacement: `${root}/` }],
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    include: ['{lib,components,workers,scripts,prisma}/**/*.test.{ts,tsx}', 'tests/{arch,integration}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/environment.ts', 'tests/support/console-noise.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
