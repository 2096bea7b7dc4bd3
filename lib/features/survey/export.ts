import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { npsPage } from './list';
import { NpsTableRequest } from './pages';
import { npsTable } from './table';

const PART = 500;

/** The NPS history as a file. */
export const exportNps = defineAccountExport({
  name: 'nps.export',
  permission: 'survey:read',
  input: NpsTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => npsTable,
  part: (ctx, account, { asOf, filter, sort }, cursor) => npsPage(ctx, account, asOf, { filter, sort, cursor, size: PART }),
});
