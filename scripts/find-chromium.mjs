import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { packagedChromium } from './packaged-chromium.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What to tell somebody without a browser. */
export const CHROMIUM_NEEDED = 'no Chromium found: install one (apt-get install chromium, or npx playwright install chromium) or set CHROMIUM_PATH';

/** The browser to test with: CHROMIUM_PATH, the system's, one Playwright downloaded, or the one in a package; null without any. */
export async function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of NAMES) {
    const found = spawnSync('/bin/sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  const { chromium } = await import('playwright');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : packagedChromium();
}
