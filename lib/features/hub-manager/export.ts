import { defineOrganizationExport, FileWords } from '@/lib/core/table-export';
import { ContactHubRequest, HubMessageRequest } from './contract';
import { contactHubPage, hubMessagePage } from './list';
import { whoseOf } from './scope';
import { contactHubTable, hubMessageTable } from './table';

const PART = 500;

/** The contacts with a hub as a file. */
export const exportContactHubs = defineOrganizationExport({
  name: 'hub-manager.export-contacts',
  permission: 'hub:read',
  input: ContactHubRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => contactHubTable,
  part: async (ctx, { whose, filter, sort }, cursor) =>
    contactHubPage(ctx, { whose: await whoseOf(ctx, whose) }, { filter, sort, cursor, size: PART }),
});

/** The messages as a file. */
export const exportHubMessages = defineOrganizationExport({
  name: 'hub-manager.export-messages',
  permission: 'hub:read',
  input: HubMessageRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => hubMessageTable,
  part: async (ctx, { whose, filter, sort }, cursor) =>
    hubMessagePage(ctx, { whose: await whoseOf(ctx, whose) }, { filter, sort, cursor, size: PART }),
});
