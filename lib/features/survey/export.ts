import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { csatPage, npsPage } from './list';
import { CsatTableRequest, NpsTableRequest } from './pages';
import { csatTable, npsTable } from './table';

const PART = 500;

/** The NPS history as a file. */
export const exportNps = defineAccountExport({
  name: 'nps.export',
  permission: 'survey:read',
  input: NpsTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => npsTable,
  part: (ctx, account, { asOf, filter, sort }, cursor) => npsPage(ctx, account, asOf, { filter, sort, cursor, size: PART }),
});

/** The CSAT history as a file. */
export const exportCsat = defineAccountExport({
  name: 'csat.export',
  permission: 'survey:read',
  input: CsatTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => csatTable,
  part: (ctx, account, { asOf, filter, sort }, cursor) => csatPage(ctx, account, asOf, { filter, sort, cursor, size: PART }),
});
