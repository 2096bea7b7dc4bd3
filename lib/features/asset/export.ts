import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { AssetTableRequest } from './contract';
import { assetPage } from './list';
import { assetTable } from './table';

const PART = 500;

/** An account's assets as a file. */
export const exportAssets = defineAccountExport({
  name: 'asset.export',
  permission: 'asset:read',
  input: AssetTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => assetTable,
  part: (ctx, account, { filter, sort }, cursor) => assetPage(ctx, account, { filter, sort, cursor, size: PART }),
});
