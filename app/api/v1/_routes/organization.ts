import * as z from 'zod';
import { listAudit } from '@/lib/features/audit/queries';
import { createKey, revokeKey } from '@/lib/features/key/commands';
import { Key } from '@/lib/features/key/contract';
import { listKeys } from '@/lib/features/key/queries';
import { updateOrganization } from '@/lib/features/organization/commands';
import { readOrganization } from '@/lib/features/organization/queries';
import { apiList, apiTable } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

const AuditRow = z.strictObject({
  at: z.iso.datetime(),
  actorKind: z.string(),
  actor: z.string(),
  operation: z.string(),
  subject: z.string(),
  detail: z.string(),
  requestId: z.string(),
});

export const organizationRoutes = {
  read: api('GET /api/v1/organization', 'The organization of the key', readOrganization),
  update: api(
    'PATCH /api/v1/organization',
    'Change name, currency or time zone; days follow a new zone once they are recomputed',
    updateOrganization,
    204,
  ),
  keys: apiList('GET /api/v1/keys', 'API keys and write keys, without their secrets', listKeys, Key, (key) => key.id),
  createKey: api('POST /api/v1/keys', 'Make a key; its secret is in this answer only', createKey, 201),
  revokeKey: api('DELETE /api/v1/keys/{id}', 'Revoke a key: the next request with it is refused', revokeKey, 204),
  audit: apiTable('GET /api/v1/audit', 'Who changed what, newest first', listAudit, {
    schema: AuditRow,
    of: ({ key: _position, ...row }) => row,
  }),
};
