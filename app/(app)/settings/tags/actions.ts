'use server';

import { createTag, deleteTag, mergeTags, updateTag } from '@/lib/features/tag/commands';
import { toAction } from '@/lib/next/action';

export const addTag = toAction(createTag);
export const removeTag = toAction(deleteTag);

export async function changeTag(id: string, input: object) {
  return toAction(updateTag)({ ...input, id });
}

export async function mergeTag(id: string, input: object) {
  return toAction(mergeTags)({ ...input, id });
}
