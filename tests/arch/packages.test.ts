import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '@/tests/support/source-tree';

interface Package {
  version?: string;
  resolved?: string;
}

const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const lock = JSON.parse(text('package-lock.json')) as { packages: Record<string, Package> };
const manifest = JSON.parse(text('package.json')) as Record<'dependencies' | 'devDependencies' | 'overrides', Record<string, unknown>>;

/** Below these, faults are known that the application would be open to. */
const FLOORS = { next: '16.4.5', react: '19.3.1', 'next-auth': '4.24.15', nodemailer: '10.6.0', bullmq: '6.7.0', prisma: '7.10.0' };

const isAtLeast = (version: string, floor: string) => version.localeCompare(floor, 'en', { numeric: true }) >= 0;

test.each(Object.entries(FLOORS))('%s is %s or newer, wherever it is installed', (name, floor) => {
  const installed = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
  expect(installed.length).toBeGreaterThan(0);
  expect(installed.filter(([, { version = '0' }]) => !isAtLeast(version, floor)).map(([path]) => path)).toEqual([]);
});

test('every version is pinned exactly', () => {
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
  const nested = Object.values(manifest.overrides).flatMap((value) => (typeof value === 'object' && value ? Object.values(value) : [value]));
  expect(nested.filter((version) => !/^(\$[\w-]+|\d+\.\d+\.\d+(-[\w.]+)?)$/.test(String(version)))).toEqual([]);
});

test('the lock file names packages and no place to get them from', () => {
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  expect(text('package-lock.json')).not.toMatch(/https?:\/\/[^"]*\.tgz/);
});
