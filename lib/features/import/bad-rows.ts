import type { Context } from '@/lib/core/context';
import type { Reader } from '@/lib/core/stream';
import { type Bytes, defineTransfer } from '@/lib/core/transfer';
import { csvLine } from '@/lib/kit/csv';
import { ImportId, type RowError } from './contract';
import { noImport, visibleImports } from './store';

const PART = 1_000;
/** Headers of the two columns that the file has beyond its own. */
const ADDED = ['Row', 'Error'];

async function findFile(ctx: Context, id: string) {
  const found = await visibleImports(ctx).select(['i.header', 'i.fileName']).where('i.id', '=', id).executeTakeFirst();
  if (!found) throw noImport();
  ctx.audit(`import:${id}`, { downloaded: 'bad rows' });
  return found;
}

function badRows({ db }: Context, importId: string, after: number) {
  return db
    .selectFrom('importFault')
    .select(['row', 'cells', 'errors'])
    .where('importId', '=', importId)
    .where('row', '>', after)
    .orderBy('row')
    .limit(PART)
    .execute();
}

/** Each error with the header of its column. */
function sentences(errors: readonly RowError[], header: readonly string[]): string {
  return errors.map(({ column, message }) => (column === null ? message : `${header[column] ?? ''}: ${message}`)).join('; ');
}

async function* linesOf(within: Reader, id: string, header: readonly string[]): Bytes {
  const encoder = new TextEncoder();
  yield encoder.encode(csvLine([...header, ...ADDED]));
  for (let after = 0; ; ) {
    const rows = await within((ctx) => badRows(ctx, id, after));
    for (const { row, cells, errors } of rows) {
      const own = header.map((_, index) => cells[index] ?? '');
      yield encoder.encode(csvLine([...own, ...cells.slice(header.length), row, sentences(errors as unknown as RowError[], header)]));
    }
    if (rows.length < PART) return;
    after = rows.at(-1)?.row ?? after;
  }
}

/** The rows that were refused as they stand in the file, with their numbers and why: to be mended and imported. */
export const downloadBadRows = defineTransfer({
  name: 'import.bad-rows',
  permission: 'import:write',
  scope: 'organization',
  input: ImportId,
  transfer: async (within, { id }) => {
    const { header, fileName } = await within((ctx) => findFile(ctx, id));
    const read = async () => linesOf(within, id, header);
    return {
      fileName: `${fileName.replace(/\.[a-z]{1,4}$/i, '')} bad rows.csv`,
      mediaType: 'text/csv; charset=utf-8',
      size: null,
      isShown: false,
      read,
    };
  },
});
