import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PERMISSIONS } from '@/lib/kit/access';
import { placesOf, ROOT, type SourceFile, sourceFiles } from '@/tests/support/source-tree';

type Messages = { [key: string]: string | Messages };

const FOLDER = join(ROOT, 'scripts/messages/en');
const sources = sourceFiles(['app', 'components', 'lib', 'prisma', 'workers', 'scripts']);

const keysOf = (messages: Messages, path = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) => (typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`)));

const areaOf = (file: string) => file.replace('.json', '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Every key with its area: `accountHead.siblings`. */
const keys = readdirSync(FOLDER).flatMap((file) => keysOf(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Messages, `${areaOf(file)}.`));

const literals = new Set(sources.flatMap(({ text }) => [...text.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, literal]) => literal ?? '')));
/** Keys made at run time: `t(`columns.${name}`)` stands for any key of that shape. */
const shapes = sources.flatMap(({ text }) =>
  [...text.matchAll(/`([\w.-]*\$\{[^`]*)`/g)].map(([, shape = '']) => {
    const parts = shape.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
    return parts.some((part) => /\w\\\.|\\\.\w/.test(part)) && parts.every((part) => /^[\w\\.-]*$/.test(part))
      ? new RegExp(`^${parts.join('[\\w.-]+')}$`)
      : /^$/;
  }),
);

/** Whether some namespace and the rest of the key are both written somewhere, or the rest is made at run time. */
function isUsed(key: string): boolean {
  if (literals.has(key)) return true;
  const parts = key.split('.');
  return parts.some((_, index) => {
    const [namespace, rest] = [parts.slice(0, index).join('.'), parts.slice(index).join('.')];
    const isNamespace = index === 0 || literals.has(namespace);
    return isNamespace && ((index > 0 && literals.has(rest)) || shapes.some((shape) => shape.test(rest)));
  });
}

test('every permission has a name for the people who read the matrix', () => {
  const names = Object.keys(PERMISSIONS).map((id) => `settings.permissions.name.${id.replace(':', '.')}`);
  expect(names.filter((name) => !keys.includes(name))).toEqual([]);
});

test('every message is used', () => {
  expect(keys.length).toBeGreaterThan(100);
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

const WORDS_IN_MARKUP = [
  /(?<![=\s-])>\s*[A-Za-z][^<>{}=]*<\/|\}\s*[A-Za-z]{2,}[^<>{}=;]*<\/[a-zA-Z]/,
  /^\s+[A-Z][a-z]+( [a-z]+)+[.!?]?$/,
  /\b(aria-label|title|placeholder|alt|label)="[^"]*[A-Za-z]{2}/,
];
const wordsIn = (files: readonly SourceFile[]) => WORDS_IN_MARKUP.flatMap((pattern) => placesOf(pattern, files));

test('no words stand in the markup: they come from the catalogue', () => {
  expect(wordsIn(sources.filter(({ path }) => path.endsWith('.tsx')))).toEqual([]);
});

test.each(['<p>Nothing yet</p>', '<p>{count} accounts</p>', '        Nothing is here yet.', '<Icon title="Open it" />'])(
  'words are found in %s',
  (text) => {
    expect(wordsIn([{ path: 'planted.tsx', text }])).toHaveLength(1);
  },
);
