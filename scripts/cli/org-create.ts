import { createOrganization } from '@/lib/features/organization/commands';
import type { Given } from './commands';

export function run({ name, timezone, currency }: Given): Promise<object> {
  return createOrganization({ name, timezone, currency });
}
