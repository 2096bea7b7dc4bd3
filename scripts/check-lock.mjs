// Fails when package-lock.json lacks an optional package that one of its packages wants for some platform: npm leaves
// such entries out silently, `npm ci` then fails here, or installs nothing native on that platform.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Lists the optional packages that are wanted and missing.
 * @param {Record<string, { version?: string, optionalDependencies?: Record<string, string> }>} packages a lock file's, by folder
 * @returns {string[]} a line each, empty when the lock is complete
 */
export function missingOptional(packages) {
  return Object.entries(packages).flatMap(([folder, { version, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isFound(packages, folder, name))
      .map(([name, range]) => `${name}@${range}, wanted by ${folder}@${version}`),
  );
}

/** As Node looks packages up: beside the folder, then in each folder above it. */
function isFound(packages, folder, name) {
  if (`${folder && `${folder}/`}node_modules/${name}` in packages) return true;
  return folder !== '' && isFound(packages, folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1)), name);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2] ?? resolve(import.meta.dirname, '../package-lock.json');
  const missing = missingOptional(JSON.parse(readFileSync(file, 'utf8')).packages);
  if (missing.length > 0) throw new Error(`${file} is incomplete:\n${missing.join('\n')}`);
}
