import { type CellFormat, readCell } from './cells';
import type { DAY_ORDERS, ImportColumn } from './table';

/** Headers are compared by their letters and digits. */
const bare = (header: string) => header.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

const namesOf = ({ id, label, aliases = [] }: ImportColumn) => [
  bare(id),
  bare(id.slice(id.indexOf('.') + 1)),
  ...(label ? [bare(label)] : []),
  ...aliases,
];

/** How well a header names a target: 3 by its id, 2 by its last word or its label, 1 by what others call it, else 0. */
function likeness(header: string, column: ImportColumn): number {
  const place = namesOf(column).indexOf(bare(header));
  if (place < 0) return 0;
  return place === 0 ? 3 : place < (column.label ? 3 : 2) ? 2 : 1;
}

/** The target that each column of a file most likely is; each target once, the best likeness first. */
export function guessColumns(header: readonly string[], targets: readonly ImportColumn[]): (string | null)[] {
  const pairs = header.flatMap((name, index) =>
    targets.map(({ id }, place) => ({ index, id, place, like: likeness(name, targets[place] as ImportColumn) })),
  );
  pairs.sort((a, b) => b.like - a.like || a.place - b.place || a.index - b.index);
  const columns = header.map((): string | null => null);
  const taken = new Set<string>();
  for (const { index, id, like } of pairs) {
    if (like === 0 || columns[index] !== null || taken.has(id)) continue;
    columns[index] = id;
    taken.add(id);
  }
  return columns;
}

const TIMES = { id: '', type: 'instant' } as const;
const fits = (cells: readonly string[], format: CellFormat) => cells.filter((cell) => 'value' in readCell(TIMES, cell, format, '')).length;

/** How a file most likely writes days and decimals, by its first rows. */
export function guessFormat(samples: readonly (readonly string[])[]): Omit<CellFormat, 'timeZone'> {
  const cells = samples.flat().filter((cell) => cell !== '');
  const orders: (typeof DAY_ORDERS)[number][] = ['ymd', 'dmy', 'mdy'];
  const score = (days: CellFormat['days']) => fits(cells, { days, decimal: '.', timeZone: 'UTC' });
  const days = orders.reduce((best, order) => (score(order) > score(best) ? order : best));
  const commas = cells.filter((cell) => /^-?\d{1,3}(\.\d{3})*,\d{1,2}$/.test(cell)).length;
  const points = cells.filter((cell) => /^-?\d{1,3}(,\d{3})*\.\d{1,2}$/.test(cell)).length;
  return { days, decimal: commas > points ? ',' : '.' };
}
