import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { AlertTableRequest } from './contract';
import { alertPage } from './list';
import { alertTable } from './table';

const PART = 500;

/** An account's alerts as a file. */
export const exportAlerts = defineAccountExport({
  name: 'alert.export',
  permission: 'alert:read',
  input: AlertTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => alertTable,
  part: (ctx, account, { filter, sort }, cursor) => alertPage(ctx, account, { filter, sort, cursor, size: PART }),
});
