import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { InvitationTableRequest } from './contract';
import { invitationPage } from './list';
import { invitationTable } from './table';

const PART = 500;

/** An account's sent surveys as a file. */
export const exportInvitations = defineAccountExport({
  name: 'invitation.export',
  permission: 'survey:read',
  input: InvitationTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => invitationTable,
  part: (ctx, account, { filter, sort }, cursor) => invitationPage(ctx, account, { filter, sort, cursor, size: PART }),
});
