import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { createOrganization } from '@/lib/features/organization/commands';

/** A new organization, and a caller that may do everything in it. */
export async function newTenant(name: string): Promise<Caller> {
  const { organization } = await createOrganization({ name });
  return systemCaller(organization.id, 'bench');
}
