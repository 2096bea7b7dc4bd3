import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { PERMISSIONS } from '@/lib/kit/access';
import { READER_LANGUAGES } from '@/lib/kit/reader-language';
import { placesOf, ROOT, type SourceFile, sourceFiles } from '@/tests/support/source-tree';

type Messages = { [key: string]: string | Messages };

const LOCALES = join(ROOT, 'scripts/messages');
const FOLDER = join(LOCALES, 'en');
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

const OTHERS = Object.keys(READER_LANGUAGES).filter((language) => language !== 'en');
const filesOf = (language: string) => readdirSync(join(LOCALES, language)).sort();
const read = (language: string, file: string) => JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8')) as Messages;
const textOf = (messages: Messages, key: string) =>
  key.split('.').reduce<string | Messages | undefined>((at, step) => (at as Messages)?.[step], messages);

/** What a text is given: `{name}`, `{count, plural, …}` and `<b>`, but not the words of a choice, as in `one {page}`. */
const given = (text: unknown) =>
  [...new Set([...String(text).matchAll(/(?<!(?:one|other|none|=\d+) )\{(\w+)[,}]|<(\w+)>/g)].map(([, name, tag]) => name ?? `<${tag}>`))].sort();

/** What is wrong with a language's file beside the English one: keys, what a text is given, or how it is written. */
function faultsOf(language: string, english: Messages, file: Messages): string[] {
  const [own, theirs] = [new Set(keysOf(file)), keysOf(english)];
  const missing = theirs.filter((key) => !own.has(key));
  const strange = [...own].filter((key) => !theirs.includes(key));
  const differing = theirs.filter((key) => own.has(key) && String(given(textOf(file, key))) !== String(given(textOf(english, key))));
  const broken: string[] = [];
  const t = createTranslator({ locale: language, messages: file as never, timeZone: 'UTC', onError: ({ message }) => broken.push(message) });
  for (const key of own) {
    const values = given(textOf(file, key)).map((name) => (name.startsWith('<') ? [name.slice(1, -1), String] : [name, 2]));
    (t as unknown as { markup: (key: string, values: object) => string }).markup(key, Object.fromEntries(values));
  }
  return [...missing, ...strange, ...differing, ...broken];
}

test.each(OTHERS)('readers find every text in %s, given the same', (language) => {
  expect(readdirSync(LOCALES).sort()).toEqual(['en', ...OTHERS].sort());
  expect(filesOf(language)).toEqual(filesOf('de'));
  expect(filesOf(language).flatMap((file) => faultsOf(language, read('en', file), read(language, file)))).toEqual([]);
});

test('a text that is missing, given something else or written wrongly is found', () => {
  const english = { page: 'Page {page}', count: '{count, plural, one {page} other {pages}}', gone: 'Gone' };
  const german = { page: 'Seite {seite}', count: '{count, plural, one {Seite}' };
  expect(faultsOf('de', english, german)).toEqual(['gone', 'page', expect.any(String)]);
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
