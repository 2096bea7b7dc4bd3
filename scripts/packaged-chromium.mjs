import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@sparticuz/chromium';

/**
 * The headless Chromium that an npm package brings for Linux on x64, unpacked into the temporary folder, as a program
 * that finds the libraries packed with it.
 * @returns {Promise<string | null>} null on other platforms
 */
export async function packagedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { default: chromium, inflate } = await import(PACKAGE);
  const archives = join(dirname(fileURLToPath(import.meta.resolve(PACKAGE))), '../bin');
  const program = await chromium.executablePath();
  const libraries = join(await inflate(join(archives, 'al2023.tar.br')), 'lib');
  const starter = join(tmpdir(), `rapport-chromium-${process.getuid()}`);
  writeFileSync(starter, `#!/bin/sh\nLD_LIBRARY_PATH='${libraries}' exec '${program}' "$@"\n`, { mode: 0o755 });
  return starter;
}
