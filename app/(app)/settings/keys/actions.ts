'use server';

import { createKey, revokeKey } from '@/lib/features/key/commands';
import { chosen } from '@/lib/kit/chosen';
import { toAction } from '@/lib/next/action';

export async function createApiKey({ scopes, ...input }: Record<string, unknown>) {
  return toAction(createKey)({ ...input, kind: 'api', scopes: chosen(scopes) });
}

export async function createWriteKey(input: Record<string, unknown>) {
  return toAction(createKey)({ ...input, kind: 'write' });
}

export const revoke = toAction(revokeKey);
