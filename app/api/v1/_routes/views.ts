import { deleteView, saveView, updateView } from '@/lib/features/view/commands';
import { SavedView } from '@/lib/features/view/contract';
import { listViews } from '@/lib/features/view/queries';
import { apiList } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

/** Views belong to signed-in people: keys have none. */
export const viewRoutes = {
  list: apiList('GET /api/v1/views', 'Saved views of a table: one’s own and the shared ones', listViews, SavedView, (view) => view.id),
  save: api('POST /api/v1/views', 'Save what a table shows', saveView, 201),
  update: api('PATCH /api/v1/views/{id}', 'Rename, share or replace a view', updateView, 204),
  delete: api('DELETE /api/v1/views/{id}', 'Delete a view', deleteView, 204),
};
