import { setAccountTags } from '@/lib/features/account/tags';
import { createTag, deleteTag, mergeTags, updateTag } from '@/lib/features/tag/commands';
import { Tag } from '@/lib/features/tag/contract';
import { listTags } from '@/lib/features/tag/queries';
import { apiList } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const tagRoutes = {
  list: apiList('GET /api/v1/tags', 'Tags by name, and how many accounts carry each', listTags, Tag, (tag) => tag.id),
  create: api('POST /api/v1/tags', 'Make a tag', createTag, 201),
  update: api('PATCH /api/v1/tags/{id}', 'Rename or recolour a tag', updateTag, 204),
  delete: api('DELETE /api/v1/tags/{id}', 'Take a tag off every account and away', deleteTag, 204),
  merge: api('POST /api/v1/tags/{id}/merges', 'Merge another tag into this one', mergeTags, 204),
  ofAccount: api('PUT /api/v1/accounts/{accountId}/tags', 'Make these an account’s tags', setAccountTags, 204),
};
