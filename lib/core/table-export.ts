import * as z from 'zod';
import type { Permission } from '@/lib/kit/access';
import { csvCells, csvHeader, type ReaderFormat } from '@/lib/kit/cell-text';
import { csvLines } from '@/lib/kit/csv';
import { findColumn, type TableSpec } from '@/lib/kit/table-spec';
import { type Context, type ScopedAccount, writeAudit } from './context';
import { AppError } from './errors';
import { defineStream, type Reader, type StreamOperation } from './stream';

/** What a file holds: columns in their order, and the reader's words for headers and choices by message key. */
export const FileWords = z.strictObject({
  columns: z.array(z.string()).min(1).max(50),
  words: z.record(z.string(), z.string()),
});

interface Part<Row> {
  rows: readonly Row[];
  /** Where the next part begins; null when this is the last one. */
  next: string | null;
}

interface TableFile<I, Row extends object> {
  name: `${string}.${string}`;
  permission: Permission;
  input: z.ZodType<I, unknown>;
  spec: (input: I, ctx: Context) => Pick<TableSpec<Row>, 'columns'> | Promise<Pick<TableSpec<Row>, 'columns'>>;
}

interface AccountExport<I, Row extends object> extends TableFile<I, Row> {
  part: (ctx: Context, account: ScopedAccount, input: I, cursor: string | null) => Promise<Part<Row>>;
}

interface OrganizationExport<I, Row extends object> extends TableFile<I, Row> {
  part: (ctx: Context, input: I, cursor: string | null) => Promise<Part<Row>>;
}

/** How a part is read, whatever the table is of. */
type ReadPart<I, Row> = (ctx: Context, account: ScopedAccount | null, input: I, cursor: string | null) => Promise<Part<Row>>;

async function* partsOf<I, Row extends object>(part: ReadPart<I, Row>, read: Reader, input: I): AsyncGenerator<Row> {
  let cursor: string | null = null;
  do {
    const start: string | null = cursor;
    const { rows, next }: Part<Row> = await read((ctx, account) => part(ctx, account, input, start));
    yield* rows;
    cursor = next;
  } while (cursor !== null);
}

async function* cellsOf<Row extends object>(rows: AsyncGenerator<Row>, columns: TableSpec<Row>['columns'], format: ReaderFormat) {
  for await (const row of rows) yield csvCells(columns, row, format);
}

/** A table as CSV, a part a transaction, so that a file of any length needs little memory; audited. */
function defineFile<I extends z.infer<typeof FileWords>, Row extends object>(
  table: TableFile<I, Row>,
  scope: StreamOperation<I>['scope'],
  part: ReadPart<I, Row>,
): StreamOperation<I> {
  return defineStream({
    name: table.name,
    permission: table.permission,
    scope,
    input: table.input,
    begin: async (ctx, input) => {
      await table.spec(input, ctx);
    },
    chunks: async function* (read, input) {
      const { columns, timeZone } = await read(async (ctx, account) => {
        const spec = await table.spec(input, ctx);
        const shown = input.columns.flatMap((id) => findColumn(spec, id) ?? []);
        ctx.audit(account ? `account:${account.id}` : table.name, { columns: shown.map((column) => column.id) });
        await writeAudit(ctx, table.name);
        return { columns: shown, timeZone: ctx.organization.timezone };
      });
      const format: ReaderFormat = { locale: 'en', timeZone, word: (key) => input.words[key] ?? key };
      yield* csvLines(csvHeader(columns, format), cellsOf(partsOf(part, read, input), columns, format));
    },
  });
}

/** A table of one account as a file. */
export function defineAccountExport<I extends z.infer<typeof FileWords> & { accountId: string }, Row extends object>(
  table: AccountExport<I, Row>,
): StreamOperation<I> {
  return defineFile(
    table,
    (input) => input.accountId,
    async (ctx, account, input, cursor) => {
      if (!account) throw new AppError('internal');
      return table.part(ctx, account, input, cursor);
    },
  );
}

/** A table over accounts as a file; its part keeps to those that the reader may see. */
export function defineOrganizationExport<I extends z.infer<typeof FileWords>, Row extends object>(
  table: OrganizationExport<I, Row>,
): StreamOperation<I> {
  return defineFile(table, 'organization', (ctx, _account, input, cursor) => table.part(ctx, input, cursor));
}
