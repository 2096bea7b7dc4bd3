'use server';

import { createLink, deleteAsset, restoreAsset, updateAsset } from '@/lib/features/asset/commands';
import { assetValues } from '@/lib/features/asset/contract';
import { getAsset } from '@/lib/features/asset/queries';
import { publishAsset } from '@/lib/features/publication/commands';
import { done, toAction } from '@/lib/next/action';

export const removeAsset = toAction(deleteAsset);
export const bringBackAsset = toAction(restoreAsset);

/** Tags stand in one line of a form, between commas. */
function withTags({ tags, ...input }: { tags?: unknown }): object {
  if (tags === undefined) return input;
  const list = String(tags ?? '').split(',');
  return { ...input, tags: list.map((tag) => tag.trim()).filter(Boolean) };
}

export async function addLink(accountId: string, input: object) {
  return toAction(createLink)({ ...withTags(input), accountId });
}

export async function changeAsset(id: string, input: object) {
  return toAction(updateAsset)({ ...withTags(input), id });
}

export async function publish(id: string, input: object) {
  return toAction(publishAsset)({ ...input, id });
}

/** What an asset says now, as forms hold it. */
export async function latestAsset(id: string) {
  const asset = done(await toAction(getAsset)({ id }));
  return { version: asset.version, values: assetValues(asset) };
}
