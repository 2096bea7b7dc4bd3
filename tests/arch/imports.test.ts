import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APPLICATION, placesOf, ROOT, sourceFiles } from '@/tests/support/source-tree';

const IMPORTS = 'noRestrictedImports';

/** Where a module stands, and what it may not import. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  'lib/kit/planted.ts': ['@/lib/core/clock', '@/lib/features/account/contract', '@/components/ui/icon', 'kysely', 'react', 'next/headers', 'bullmq'],
  'lib/core/planted.ts': [
    '@/lib/features/account/contract',
    '@/lib/registry/jobs',
    '@/lib/next/route',
    'pg',
    'bullmq',
    'nodemailer',
    'next-auth',
    '@aws-sdk/client-s3',
    'next/headers',
  ],
  'lib/core/storage/planted.ts': ['nodemailer', 'bullmq', 'pg', '@/lib/features/asset/queries'],
  'lib/core/mail/planted.ts': ['pg', 'bullmq', 'next-auth', '@/lib/features/mail/queries'],
  'lib/core/jobs/planted.ts': ['nodemailer', '@/lib/features/usage/jobs'],
  'lib/core/db/planted.ts': ['bullmq', '@/lib/features/account/store'],
  'lib/features/account/planted.ts': [
    ...['@/lib/features/usage/fold', '../usage/commands', '@/lib/features/team/rules', '@/lib/registry/jobs', '@/lib/next/route'],
    ...['@/app/layout', '@/components/ui/icon', '@/workers/main', 'pg', '@prisma/client', 'bullmq', 'nodemailer', 'next/cache', 'react'],
    '@aws-sdk/lib-storage',
  ],
  'lib/registry/planted.ts': ['@/lib/next/route', '@/app/layout', '@/workers/handlers', 'kysely'],
  'lib/next/planted.ts': ['@/app/layout', '@/components/ui/icon', '@/workers/main', 'kysely', 'bullmq', 'recharts'],
  'components/ui/planted.tsx': [
    ...['@/lib/core/operation', '@/lib/features/account/queries', '@/lib/features/account/commands', '@/lib/next/session', '@/app/layout'],
    ...['recharts', '@tanstack/react-table', 'kysely', 'next-auth', 'bullmq'],
  ],
  'components/charts/planted.tsx': ['@tanstack/react-table', '@/lib/core/operation'],
  'components/data-table/planted.tsx': ['recharts', '@/lib/features/account/store'],
  'app/(app)/planted/page.tsx': [
    ...['@/lib/core/db/database', '@/lib/core/jobs/wake', '@/lib/core/mail/send-mail', '@/lib/features/member/rules', '@/workers/main'],
    ...['recharts', '@tanstack/react-table', 'kysely', 'pg', 'bullmq', 'nodemailer', 'next-auth'],
    '@aws-sdk/client-s3',
  ],
  'workers/planted.ts': ['@/app/layout', '@/components/ui/icon', '@/lib/next/route', 'next/headers', 'react', 'pg', 'nodemailer'],
};

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'lib/kit/allowed.ts': ['@/lib/kit/day', 'zod'],
  'lib/core/allowed.ts': ['@/lib/kit/day', 'kysely', './clock'],
  'lib/core/db/allowed.ts': ['pg'],
  'lib/core/jobs/allowed.ts': ['bullmq'],
  'lib/core/mail/allowed.ts': ['nodemailer'],
  'lib/core/storage/allowed.ts': ['@aws-sdk/client-s3', '@aws-sdk/lib-storage', '../env'],
  'lib/core/auth/allowed.ts': ['next-auth'],
  'lib/features/account/allowed.ts': ['./store', '@/lib/features/usage/queries', '@/lib/features/usage/jobs', '@/lib/core/operation', 'kysely'],
  'lib/next/allowed.ts': ['next/headers', 'react', '@/lib/registry/jobs', '@/lib/features/account/queries'],
  'components/ui/allowed.tsx': [
    '@/lib/kit/day',
    '@/lib/features/account/contract',
    '@/lib/features/account/table',
    '@/lib/registry/account-tabs',
    'radix-ui',
  ],
  'components/charts/allowed.tsx': ['recharts'],
  'components/data-table/allowed.tsx': ['@tanstack/react-table'],
  'app/api/auth/allowed.ts': ['next-auth'],
  'workers/allowed.ts': ['bullmq', '@/lib/core/jobs/queue', '@/lib/features/usage/commands'],
};

/** Other things that biome must refuse, by rule. */
const PLANTS: Readonly<Record<string, readonly [file: string, source: string]>> = {
  noImportCycles: ['lib/kit/cycle-a.ts', "import { b } from './cycle-b';\nexport const a = () => b;\n"],
  noProcessEnv: ['lib/core/planted-env.ts', 'export const port = process.env.PORT;\n'],
  noConsole: ['lib/core/planted-console.ts', "console.log('x');\n"],
  noExplicitAny: ['lib/kit/planted-any.ts', 'export const x: any = 1;\n'],
  noBarrelFile: ['lib/kit/planted-barrel.ts', "export * from './day';\n"],
  noDefaultExport: ['lib/kit/planted-default.ts', 'export default 1;\n'],
  useFilenamingConvention: ['lib/kit/plantedName.ts', 'export const x = 1;\n'],
  noExcessiveLinesPerFunction: ['lib/kit/planted-long.ts', `export function f(x: number) {\n${'  x += 1;\n'.repeat(51)}  return x;\n}\n`],
  noFocusedTests: ['lib/kit/planted.test.ts', "import { test } from 'vitest';\ntest.only('x', () => {});\n"],
  noLabelWithoutControl: ['components/ui/planted-label.tsx', 'export const X = () => <label>words</label>;\n'],
};

const folder = mkdtempSync(join(tmpdir(), 'rapport-arch-'));
let found: { category: string; file: string; line: number }[] = [];

function plant(file: string, source: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), source);
}

const importing = (modules: readonly string[]) => modules.map((name) => `import '${name}';\n`).join('');

interface Report {
  diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
}

beforeAll(async () => {
  for (const file of ['biome.json', '.gitignore', 'package.json', 'tsconfig.json']) copyFileSync(join(ROOT, file), join(folder, file));
  for (const [file, modules] of Object.entries({ ...FORBIDDEN, ...ALLOWED })) plant(file, importing(modules));
  for (const [file, source] of Object.values(PLANTS)) plant(file, source);
  plant('lib/kit/cycle-b.ts', "import { a } from './cycle-a';\nexport const b = () => a;\n");
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const output = await new Promise<string>((done) => {
    execFile(join(ROOT, 'node_modules/.bin/biome'), args, { cwd: folder, maxBuffer: 1e8 }, (_, text) => done(text));
  });
  const report = JSON.parse(output.slice(output.indexOf('{'))) as Report;
  found = report.diagnostics.map(({ category, location }) => ({
    category,
    file: location.path.replace(`${folder}/`, ''),
    line: location.start.line,
  }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const linesWith = (rule: string, file: string) =>
  found.filter((one) => one.category.endsWith(`/${rule}`) && one.file === file).map(({ line }) => line);

describe('an import against the layers is refused', () => {
  test.each(Object.entries(FORBIDDEN))('%s', (file, modules) => {
    const refused = new Set(linesWith(IMPORTS, file));
    expect(modules.filter((_, index) => !refused.has(index + 1))).toEqual([]);
  });
});

describe('an import along the layers is not', () => {
  test.each(Object.keys(ALLOWED))('%s', (file) => {
    expect(linesWith(IMPORTS, file)).toEqual([]);
  });
});

test.each(Object.entries(PLANTS))('%s is held by biome', (rule, [file]) => {
  expect(linesWith(rule, file).length).toBeGreaterThan(0);
});

describe('what biome cannot tell', () => {
  const application = sourceFiles(APPLICATION);

  test("another feature's commands are only called through ctx.call", () => {
    const foreign = application
      .filter(({ path }) => path.startsWith('lib/features/'))
      .flatMap(({ path, text }) => {
        const imports = [...text.matchAll(/import \{([^}]+)\} from '@\/lib\/features\/[\w-]+\/commands'/g)];
        const names = imports.flatMap(([, list = '']) =>
          list
            .split(',')
            .map((name) => name.trim())
            .filter(Boolean),
        );
        const uses = (name: string) => text.split(new RegExp(`\\b${name}\\b`)).length - 2;
        return names.filter((name) => uses(name) !== text.split(`ctx.call(${name},`).length - 1).map((name) => `${path} ${name}`);
      });
    expect(foreign).toEqual([]);
  });

  test('the clock is asked in lib/core/clock.ts only', () => {
    const served = application.filter(({ path }) => !path.startsWith('scripts/') && path !== 'lib/core/clock.ts');
    expect(placesOf(/new Date\(\)|Date\.now\(|performance\.now\(|Temporal\.Now/, served)).toEqual([]);
  });

  test('the database outside the fence is reached from these files only', () => {
    const users = placesOf(
      /\b(control|outsideFence)\(/,
      application.filter(({ path }) => !path.startsWith('scripts/bench')),
    ).map((place) => place.replace(/:\d+$/, ''));
    const folders = [...new Set(users)].map((path) => (path.startsWith('lib/core/auth/') ? 'lib/core/auth' : path));
    const core = [
      'auth',
      'db/database.ts',
      'db/planner.ts',
      'health/backlog.ts',
      'health/database-checks.ts',
      'housekeeping.ts',
      'jobs/outbox.ts',
      'tenants.ts',
    ];
    expect([...new Set(folders)].sort()).toEqual(core.map((path) => `lib/core/${path}`));
  });
});
