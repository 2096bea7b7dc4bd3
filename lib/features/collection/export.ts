import * as z from 'zod';
import { parseInput } from '@/lib/core/operation';
import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { filterSchema } from '@/lib/kit/filter-schema';
import { tableRows } from '@/lib/kit/table-rows';
import { RowsRequest } from './contract';
import { findCollection, loadRows, namesOf } from './store';
import { collectionRows, collectionSpec } from './table';

/** The columns are a collection's own, so the filter is checked once it is known. */
const ExportRequest = RowsRequest.extend(FileWords.shape).extend({
  filter: z.unknown(),
  sort: z.strictObject({ column: z.string(), direction: z.enum(['asc', 'desc']) }),
});

/** An account's rows of one collection as a file. */
export const exportRows = defineAccountExport({
  name: 'collection.export-rows',
  permission: 'collection:read',
  input: ExportRequest,
  spec: async ({ collectionId, filter }, ctx) => {
    const spec = collectionSpec(await findCollection(ctx, collectionId));
    parseInput(z.object({ filter: filterSchema(spec) }), { filter });
    return spec;
  },
  part: async (ctx, account, { collectionId, filter, sort }) => {
    const collection = await findCollection(ctx, collectionId);
    const spec = collectionSpec(collection);
    const stored = await loadRows(ctx, account.id, collectionId);
    const emails = stored.flatMap(({ values }) => Object.values(values).filter((value) => typeof value === 'string'));
    const rows = collectionRows(collection.columns, stored, await namesOf(ctx, emails));
    const state = { filter: filterSchema(spec).parse(filter), sort };
    return { rows: tableRows(spec, rows, state, { today: ctx.today, timeZone: ctx.organization.timezone }), next: null };
  },
});
