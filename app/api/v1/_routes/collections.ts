import { archiveCollection, createCollection, restoreCollection, updateCollection } from '@/lib/features/collection/commands';
import { Collection, CollectionRow } from '@/lib/features/collection/contract';
import { listCollections, listRows } from '@/lib/features/collection/queries';
import { deleteRow, upsertRows } from '@/lib/features/collection/rows';
import { apiList } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

const ROWS = '/api/v1/accounts/{accountId}/collections/{collectionId}/rows';

export const collectionRoutes = {
  list: apiList('GET /api/v1/collections', 'Tables of the organization’s own, with their columns', listCollections, Collection, (one) => one.id),
  create: api('POST /api/v1/collections', 'Make a collection', createCollection, 201),
  update: api('PATCH /api/v1/collections/{id}', 'Rename a collection or change its columns', updateCollection, 204),
  archive: api('PUT /api/v1/collections/{id}/archive', 'Take a collection off every account', archiveCollection, 204),
  restore: api('DELETE /api/v1/collections/{id}/archive', 'Bring an archived collection back', restoreCollection, 204),
  rows: apiList(`GET ${ROWS}`, 'An account’s rows of a collection', listRows, CollectionRow, (row) => row.key),
  upsertRows: api(`PUT ${ROWS}`, 'Make and change rows by their key column', upsertRows),
  deleteRow: api(`DELETE ${ROWS}/{key}`, 'Delete a row', deleteRow, 204),
};
