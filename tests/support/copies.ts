import type { SourceFile } from './source-tree';

interface Line {
  path: string;
  number: number;
  text: string;
}

/** Lines that say something: no imports, braces alone, or empty ones. */
function meaningfulLines({ path, text }: SourceFile): Line[] {
  let isImport = false;
  return text.split('\n').flatMap((raw, index) => {
    const line = raw.trim();
    if (/^import\b/.test(line)) isImport = true;
    const skipped = isImport || !/[\w]{2}/.test(line) || line.startsWith('//') || line.startsWith('*');
    if (isImport && /['"];?$/.test(line)) isImport = false;
    return skipped ? [] : [{ path, number: index + 1, text: line }];
  });
}

/**
 * Runs of at least `least` identical meaningful lines that stand in two places, each as `file:line = file:line`; a run
 * is named once, by its beginning.
 */
export function longestCopies(files: readonly SourceFile[], least: number): string[] {
  const seen = new Map<string, { path: string; number: number }>();
  const copies: string[] = [];
  for (const file of files) {
    const lines = meaningfulLines(file);
    let lastCopied = -2;
    for (let start = 0; start + least <= lines.length; start += 1) {
      const run = lines.slice(start, start + least);
      const key = run.map(({ text }) => text).join('\n');
      const first = seen.get(key);
      const number = run[0]?.number ?? 0;
      if (!first) seen.set(key, { path: file.path, number });
      else if (start !== lastCopied + 1) copies.push(`${first.path}:${first.number} = ${file.path}:${number}`);
      if (first) lastCopied = start;
    }
  }
  return copies;
}
