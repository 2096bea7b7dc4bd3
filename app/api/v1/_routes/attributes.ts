import { readHistory } from '@/lib/features/account/history';
import { archiveAttribute, createAttribute, restoreAttribute, updateAttribute } from '@/lib/features/attribute/commands';
import { Attribute } from '@/lib/features/attribute/contract';
import { listAttributes } from '@/lib/features/attribute/queries';
import { listAttributeUses } from '@/lib/features/attribute/uses';
import { apiList } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const attributeRoutes = {
  list: apiList('GET /api/v1/attributes', 'Attributes of accounts or goals, in their order', listAttributes, Attribute, (attribute) => attribute.key),
  create: api('POST /api/v1/attributes', 'Define an attribute; values that were sent before are typed', createAttribute, 201),
  update: api('PATCH /api/v1/attributes/{key}', 'Change a definition; stored values are typed anew', updateAttribute),
  uses: api('GET /api/v1/attributes/{key}/uses', 'Where a definition is used: sets of accounts, plays, saved views', listAttributeUses),
  archive: api('PUT /api/v1/attributes/{key}/archive', 'Take a definition out of use; its values stay', archiveAttribute, 204),
  restore: api('DELETE /api/v1/attributes/{key}/archive', 'Bring an archived definition back', restoreAttribute, 204),
  history: api('GET /api/v1/accounts/{accountId}/history', 'What changed of an account: old and new value, who, when, from where', readHistory),
};
