import { downloadBadRows } from '@/lib/features/import/bad-rows';
import { cancelImport, checkImport, mapImport, runImport, undoImport } from '@/lib/features/import/commands';
import { ImportId } from '@/lib/features/import/contract';
import { getImport, listImports, watchImport } from '@/lib/features/import/queries';
import { uploadImport } from '@/lib/features/import/upload';
import { api, apiStream } from '@/lib/next/api-route';
import { apiFile, apiTransfer } from '@/lib/next/api-transfer';

export const importRoutes = {
  list: api('GET /api/v1/imports', 'One’s own imports, the latest first; admins see everybody’s', listImports),
  upload: apiTransfer('POST /api/v1/imports', 'Send a CSV file of at most 100 MB; nothing is imported yet', uploadImport, {
    output: ImportId,
    takesBytes: true,
  }),
  get: api('GET /api/v1/imports/{id}', 'One import: its columns, how far it is, and its first errors', getImport),
  map: api('PUT /api/v1/imports/{id}/mapping', 'Say which column is what', mapImport),
  check: api('POST /api/v1/imports/{id}/check', 'Try every row out; nothing of it stays', checkImport),
  run: api('POST /api/v1/imports/{id}/run', 'Import what was checked', runImport),
  cancel: api('POST /api/v1/imports/{id}/cancellation', 'Stop a check or a run', cancelImport),
  undo: api('POST /api/v1/imports/{id}/reversal', 'Undo an import, within 30 days', undoImport),
  badRows: apiFile('GET /api/v1/imports/{id}/bad-rows', 'The refused rows as CSV, with their numbers and errors', downloadBadRows),
  live: apiStream('GET /api/v1/imports/{id}/live', 'How far an import is, until it stands still', watchImport),
};
