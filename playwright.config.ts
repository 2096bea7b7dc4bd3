import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.mjs';

const QUIET = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/e2e-server.ts',
  workers: 1,
  // A test walks through many pages, and the machine has two cores for browser, server, worker and database.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    // Set by the global setup, which runs before the workers read this.
    baseURL: process.env.E2E_ORIGIN,
    browserName: 'chromium',
    actionTimeout: 10_000,
    locale: 'en-GB',
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: (await findChromium()) ?? undefined, args: ['--no-sandbox', ...QUIET] },
  },
});
