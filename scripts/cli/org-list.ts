import { listOrganizations } from '@/lib/core/tenants';

export async function run(): Promise<object> {
  return { organizations: await listOrganizations() };
}
