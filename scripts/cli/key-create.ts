import { systemCaller } from '@/lib/core/auth/callers';
import { invoke } from '@/lib/core/operation';
import { createKey } from '@/lib/features/key/commands';
import type { Given } from './commands';

const ALL_SCOPES = 'ingest,read,write,admin';

/** `secret` is printed here and never again. */
export async function run({ org = '', kind, name, scopes }: Given): Promise<object> {
  const caller = await systemCaller(org, 'command line');
  const given = kind === 'api' ? { scopes: (scopes ?? ALL_SCOPES).split(',') } : scopes === undefined ? {} : { scopes: scopes.split(',') };
  return { key: await invoke(createKey, caller, { kind, name, ...given }) };
}
