import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { longestCopies } from '@/tests/support/copies';
import { loadOperations, operationFiles } from '@/tests/support/operations';
import { APPLICATION, placesOf, sourceFiles } from '@/tests/support/source-tree';

const application = sourceFiles(APPLICATION);
const everything = sourceFiles([...APPLICATION, 'tests']);
const lines = (text: string) => text.trimEnd().split('\n').length;

const MOST_LINES = 300;
const MOST_ADAPTER_LINES = 60;
/** Most files stay below this; so many may not. */
const [USUAL_LINES, UNUSUAL_SHARE] = [150, 0.1];
const COPIED_LINES = 12;

describe('sizes', () => {
  test('no source file is too long, and few are long', () => {
    expect(application.filter(({ text }) => lines(text) > MOST_LINES).map(({ path }) => path)).toEqual([]);
    const long = application.filter(({ text }) => lines(text) > USUAL_LINES).map(({ path }) => path);
    expect(long.length / application.length, long.join('\n')).toBeLessThan(UNUSUAL_SHARE);
  });

  test('routes, pages and actions only adapt', () => {
    const adapters = application.filter(({ path }) => /^app\/(.*\/)?(page|layout|route|actions)\.tsx?$/.test(path));
    expect(adapters.length).toBeGreaterThan(20);
    expect(adapters.filter(({ text }) => lines(text) > MOST_ADAPTER_LINES).map(({ path, text }) => `${path}: ${lines(text)}`)).toEqual([]);
  });
});

describe('names', () => {
  test('a file is named after its idea', () => {
    const vague = /^(utils?|helpers?|misc|common|manager|service|shared|lib|types?-?utils)(\.|-)|-(utils?|helpers?|manager|service)\./;
    expect(everything.map(({ path }) => path).filter((path) => vague.test(basename(path)))).toEqual([]);
  });

  test('an index is a registry: a map of what stands beside it', () => {
    const indexes = everything.filter(({ path }) => /(^|\/)index\.tsx?$/.test(path));
    expect(indexes.filter(({ text }) => !/^export const \w+[^=]*= \{/m.test(text) || /^export .* from/m.test(text)).map(({ path }) => path)).toEqual(
      [],
    );
  });
});

describe('words that do not belong in the tree', () => {
  const BANNED: Readonly<Record<string, RegExp>> = {
    'work left undone': new RegExp(['TO', 'DO|FIX', 'ME|X', 'XX\\b'].join('')),
    'a type check switched off': new RegExp(['@ts-', '(ignore|nocheck|expect-error)'].join('')),
    'a machine path': new RegExp(['/ho', 'me/|/Us', 'ers/|/wo', 'rk/'].join('')),
  };
  test.each(Object.entries(BANNED))('%s', (_, pattern) => {
    const planted = ['tests/arch/imports.test.ts', 'tests/arch/files.test.ts'];
    expect(placesOf(pattern, everything).filter((place) => !planted.some((path) => place.startsWith(path)))).toEqual([]);
  });
});

test('operations are defined by features, exported, and named once', async () => {
  const outside = application.filter(
    ({ path, text }) => !path.startsWith('lib/features/') && /= defineOperation\(|= defineStream\(|= defineTransfer\(/.test(text),
  );
  expect(outside.map(({ path }) => path)).toEqual([]);
  const files = await loadOperations();
  const exported = files.map(({ file, operations, streams, transfers }) => ({
    file,
    defined: operations.length + streams.length + transfers.length,
  }));
  expect(exported).toEqual(operationFiles);
  const names = files.flatMap(({ operations, streams, transfers }) => [...operations, ...streams, ...transfers].map(({ name }) => name));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test(`nothing of ${COPIED_LINES} lines or more stands in two places`, () => {
  expect(longestCopies(application, COPIED_LINES)).toEqual([]);
});

test('a copy is found where there is one', () => {
  const body = Array.from({ length: COPIED_LINES }, (_, index) => `call${index}();`).join('\n');
  const planted = [
    { path: 'a.ts', text: `one();\n${body}` },
    { path: 'b.ts', text: `import { x } from './x';\n\n${body}\nafter();` },
  ];
  expect(longestCopies(planted, COPIED_LINES)).toEqual(['a.ts:2 = b.ts:3']);
  expect(application.length).toBeGreaterThan(300);
});
