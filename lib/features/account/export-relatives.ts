import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { filterSchema } from '@/lib/kit/filter-schema';
import { tableRows } from '@/lib/kit/table-rows';
import { AccountId, ListState } from './contract';
import { readFamily } from './family';
import { relativeRows } from './relative-rows';
import { relativeTable } from './table';

/** The Hierarchy tab's table as a file. */
export const exportRelatives = defineAccountExport({
  name: 'account.export-relatives',
  permission: 'account:read',
  input: AccountId.extend({ filter: filterSchema(relativeTable), sort: ListState.shape.sort }).extend(FileWords.shape),
  spec: () => relativeTable,
  part: async (ctx, account, state) => {
    const rows = relativeRows(await readFamily(ctx, account));
    return { rows: tableRows(relativeTable, rows, state, { today: ctx.today, timeZone: ctx.organization.timezone }), next: null };
  },
});
