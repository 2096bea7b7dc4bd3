import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { InteractionTableRequest } from './contract';
import { interactionPage } from './list';
import { interactionTable } from './table';

const PART = 500;

/** The Touchpoints table as a file. */
export const exportInteractions = defineAccountExport({
  name: 'interaction.export',
  permission: 'interaction:read',
  input: InteractionTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => interactionTable,
  part: (ctx, account, { filter, sort }, cursor) => interactionPage(ctx, account, { filter, sort, cursor, size: PART }),
});
