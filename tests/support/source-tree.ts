import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** What the application is made of; tests stand beside it. */
export const APPLICATION = ['app', 'components', 'lib', 'prisma', 'scripts', 'workers'] as const;

const GENERATED = ['lib/core/db/schema.ts', 'app/tokens.css'];

export interface SourceFile {
  /** From the repository's root. */
  path: string;
  text: string;
}

function namesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`);
}

/** Written files of these folders with one of these endings, tests among them left out. */
export function sourceFiles(folders: readonly string[], endings: readonly string[] = ['.ts', '.tsx', '.mjs']): SourceFile[] {
  return folders
    .flatMap(namesIn)
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && !/\.test\.tsx?$/.test(path) && !GENERATED.includes(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Addresses (`file:line`) at which a pattern stands. */
export function placesOf(pattern: RegExp, files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])));
}
