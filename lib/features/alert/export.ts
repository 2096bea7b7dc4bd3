import { defineAccountExport, defineOrganizationExport, FileWords } from '@/lib/core/table-export';
import { AlertTableRequest, BookAlertRequest } from './contract';
import { alertPage, bookAlertPage } from './list';
import { alertTable, bookAlertTable } from './table';

const PART = 500;

/** An account's alerts as a file. */
export const exportAlerts = defineAccountExport({
  name: 'alert.export',
  permission: 'alert:read',
  input: AlertTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => alertTable,
  part: (ctx, account, { filter, sort }, cursor) => alertPage(ctx, account, { filter, sort, cursor, size: PART }),
});

/** The alerts of all accounts that the reader sees as a file. */
export const exportBookAlerts = defineOrganizationExport({
  name: 'alert.export-book',
  permission: 'alert:read',
  input: BookAlertRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => bookAlertTable,
  part: (ctx, { filter, sort }, cursor) => bookAlertPage(ctx, { filter, sort, cursor, size: PART }),
});
