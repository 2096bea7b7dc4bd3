import {
  createLayout,
  deleteLayout,
  discardLayoutDraft,
  publishLayout,
  rollBackLayout,
  saveLayoutDraft,
  withdrawLayout,
} from '@/lib/features/layout/commands';
import { LayoutSummary } from '@/lib/features/layout/contract';
import { listLayouts, readLayout } from '@/lib/features/layout/queries';
import { apiList } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const layoutRoutes = {
  list: apiList(
    'GET /api/v1/layouts',
    'Layouts of account pages by type and team, drafts included',
    listLayouts,
    LayoutSummary,
    (layout) => layout.id,
  ),
  create: api('POST /api/v1/layouts', 'A new layout with a draft; it is in force once it is published', createLayout, 201),
  get: api('GET /api/v1/layouts/{id}', 'One layout: its draft, or else what is published, and its versions', readLayout),
  delete: api('DELETE /api/v1/layouts/{id}', 'Remove a layout with its versions', deleteLayout, 204),
  saveDraft: api('PUT /api/v1/layouts/{id}/draft', 'Keep a draft, if nobody has changed the layout since', saveLayoutDraft),
  discardDraft: api('DELETE /api/v1/layouts/{id}/draft', 'Back to what is published', discardLayoutDraft),
  publish: api('POST /api/v1/layouts/{id}/versions', 'Put the draft in force as the next version', publishLayout, 201),
  rollBack: api('PUT /api/v1/layouts/{id}/version', 'Put an earlier version in force again', rollBackLayout),
  withdraw: api('DELETE /api/v1/layouts/{id}/version', 'Take a layout out of force', withdrawLayout),
};
