import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { contactPage } from './contact-page';
import { ContactTableRequest } from './contract';
import { contactTable } from './table';

const PART = 500;

/** An account's contacts as a file. */
export const exportContacts = defineAccountExport({
  name: 'contact.export',
  permission: 'contact:read',
  input: ContactTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => contactTable,
  part: (ctx, account, { asOf, filter, sort }, cursor) => contactPage(ctx, account, asOf, { filter, sort, cursor, size: PART }),
});
