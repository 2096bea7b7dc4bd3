import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingOptional } from '@/scripts/check-lock.mjs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Below these, defects are known that this application would be open to. */
const FLOORS = {
  next: '16.4.5',
  react: '19.3.1',
  'react-dom': '19.3.1',
  'next-auth': '4.24.15',
  nodemailer: '10.6.0',
  bullmq: '6.7.0',
  prisma: '7.10.0',
};

test.each(Object.entries(FLOORS))('%s is %s or later, wherever it is installed', (name, floor) => {
  const folders = Object.keys(packages).filter((folder) => folder.endsWith(`node_modules/${name}`));
  expect(folders.length).toBeGreaterThan(0);
  for (const folder of folders) expect(compare(packages[folder].version, floor)).toBeGreaterThanOrEqual(0);
});

test('a missing package for another platform is found', () => {
  const complete = {
    'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-darwin': '1.0.0' } },
    'node_modules/b': { version: '1.0.0' },
    'node_modules/b/node_modules/a': { version: '2.0.0', optionalDependencies: { 'a-darwin': '1.0.0', 'a-linux': '2.0.0' } },
    'node_modules/b/node_modules/a-linux': { version: '2.0.0' },
    'node_modules/a-darwin': { version: '1.0.0' },
  };
  expect(missingOptional(complete)).toEqual([]);
  const { 'node_modules/a-darwin': _, ...incomplete } = complete;
  expect(missingOptional(incomplete)).toEqual([
    'a-darwin@1.0.0, wanted by node_modules/a@1.0.0',
    'a-darwin@1.0.0, wanted by node_modules/b/node_modules/a@2.0.0',
  ]);
});

function compare(version: string, floor: string): number {
  const [left, right] = [version, floor].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  const differing = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
  return differing === -1 ? 0 : (left?.[differing] ?? 0) - (right?.[differing] ?? 0);
}
