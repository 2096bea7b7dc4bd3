import { systemCaller } from '@/lib/core/auth/callers';
import { invoke } from '@/lib/core/operation';
import { revokeKey } from '@/lib/features/key/commands';
import type { Given } from './commands';

export async function run({ org = '', id }: Given): Promise<object> {
  await invoke(revokeKey, await systemCaller(org, 'command line'), { id });
  return { revoked: id };
}
