import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { DealTableRequest } from './contract';
import { dealPage } from './deal-page';
import { dealTable } from './table';

const PART = 500;

/** An account's deals as a file. */
export const exportDeals = defineAccountExport({
  name: 'deal.export',
  permission: 'deal:read',
  input: DealTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => dealTable,
  part: (ctx, account, { filter, sort }, cursor) => dealPage(ctx, account, { filter, sort, cursor, size: PART }),
});
