import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { decodePosition, encodePosition } from '@/lib/core/db/position';
import { defineOperation } from '@/lib/core/operation';
import { defineOrganizationExport, FileWords } from '@/lib/core/table-export';
import { tableRows } from '@/lib/kit/table-rows';
import { missingRates } from './conversion';
import { MRR_STEPS } from './metrics';
import { readAccountPeriods } from './revenue';
import { RevenueTablePage, RevenueTableRequest } from './revenue-contract';
import { namesOf } from './revenue-queries';
import { type RevenueRow, revenueTable } from './revenue-table';

type Shown = Omit<z.infer<typeof RevenueTableRequest>, 'cursor' | 'limit'>;

/** The accounts of a segment as a table filters and orders them, and the rates without which there are none. */
async function shownRows(ctx: Context, { filter, sort, ...request }: Shown) {
  const { currency, timezone } = ctx.organization;
  const { periods, missing } = await readAccountPeriods(ctx, request);
  const nameOf = await namesOf(ctx, request.groupBy);
  const rows = periods.map(({ account, period }) => {
    const row = { key: account.key, name: account.name, group: nameOf(account.group) } as RevenueRow;
    for (const step of MRR_STEPS) row[step] = { amount: period[step], currency };
    return row;
  });
  const known = missing.length === 0 ? rows : [];
  return { rows: tableRows(revenueTable, known, { filter, sort }, { today: ctx.today, timeZone: timezone }), missing };
}

/** How many rows stand before a page. */
const Place = z.tuple([z.int().min(0)]);
const placed = (place: number) => encodePosition([place]);

/** One page of the accounts that make the figures of a segment; none while a rate is missing. */
export const listRevenueTable = defineOperation({
  name: 'revenue.table',
  kind: 'read',
  permission: 'money:read',
  scope: 'organization',
  input: RevenueTableRequest,
  output: RevenueTablePage,
  run: async (ctx, { cursor, limit, ...shown }) => {
    const { rows } = await shownRows(ctx, shown);
    const [before] = cursor === null ? [0] : decodePosition(Place, cursor);
    const end = before + limit;
    return {
      rows: rows.slice(before, end),
      before,
      previous: before > limit ? placed(before - limit) : null,
      next: end < rows.length ? placed(end) : null,
      total: rows.length,
    };
  },
});

/** The same table as a file. @throws AppError precondition while a rate is missing */
export const exportRevenue = defineOrganizationExport({
  name: 'revenue.export',
  permission: 'money:read',
  input: RevenueTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => revenueTable,
  part: async (ctx, { columns: _columns, words: _words, ...shown }) => {
    const { rows, missing } = await shownRows(ctx, shown);
    if (missing.length > 0) throw missingRates(missing);
    return { rows, next: null };
  },
});
