import { systemCaller } from '@/lib/core/auth/callers';
import { invoke } from '@/lib/core/operation';
import { inviteMember } from '@/lib/features/member/commands';
import type { Given } from './commands';

/** The invitation goes out by mail; without a mail server it waits in the outbox under Settings. */
export async function run({ org = '', email, name, role = 'member', licence = 'contributor' }: Given): Promise<object> {
  const caller = await systemCaller(org, 'command line');
  const { id } = await invoke(inviteMember, caller, { email, name, role, licence });
  return { user: { id, email, name, role, licence } };
}
