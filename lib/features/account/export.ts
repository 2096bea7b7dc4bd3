import { writeAudit } from '@/lib/core/context';
import { defineStream, type Reader } from '@/lib/core/stream';
import { csvCells, csvHeader, type ReaderFormat } from '@/lib/kit/cell-text';
import { type CsvCell, csvLines } from '@/lib/kit/csv';
import { type Column, findColumn } from '@/lib/kit/table-spec';
import { ExportRequest } from './contract';
import { describeAccounts } from './describe';
import { type ListView, pageOfAccounts } from './list';
import { accountTable } from './table';

const PAGE = 500;

/** The list's rows, a page a transaction, so that an export of any length holds no snapshot and little memory. */
async function* exportRows(read: Reader, { filter, sort }: ListView, columns: readonly Column[], format: ReaderFormat): AsyncGenerator<CsvCell[]> {
  let cursor: string | null = null;
  do {
    const start: string | null = cursor;
    const { rows, next } = await read(async (ctx) => {
      const page = await pageOfAccounts(ctx, { filter, sort, cursor: start, size: PAGE });
      return {
        rows: await describeAccounts(
          ctx,
          page.rows.map((row) => row.id),
        ),
        next: page.next,
      };
    });
    for (const row of rows) yield csvCells(columns, { ...row, ...row.attributes }, format);
    cursor = next;
  } while (cursor !== null);
}

/** The whole list as CSV: the chosen columns in their order, the rows that the filter lets through. */
export const exportAccounts = defineStream({
  name: 'account.export',
  permission: 'account:read',
  scope: 'organization',
  input: ExportRequest,
  chunks: async function* (read, { filter, sort, columns: ids, words }) {
    const columns = ids.flatMap((id) => findColumn(accountTable, id) ?? []);
    const timeZone = await read(async (ctx) => {
      ctx.audit('account:export', { columns: columns.map((column) => column.id), conditions: filter.all.map((condition) => condition.column) });
      await writeAudit(ctx, 'account.export');
      return ctx.organization.timezone;
    });
    const format: ReaderFormat = { locale: 'en', timeZone, word: (key) => words[key] ?? key };
    yield* csvLines(csvHeader(columns, format), exportRows(read, { filter, sort }, columns, format));
  },
});
