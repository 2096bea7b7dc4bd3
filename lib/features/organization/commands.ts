import { foundOrganization } from '@/lib/core/auth/founding';
import { issueKey } from '@/lib/core/auth/issue-key';
import type { Context } from '@/lib/core/context';
import { defineOperation, parseInput } from '@/lib/core/operation';
import { saveStages } from '@/lib/features/deal/commands';
import { DEFAULT_STAGES } from '@/lib/features/deal/table';
import { addDefaultModel } from '@/lib/features/health/commands';
import { addMember } from '@/lib/features/member/commands';
import { recomputeJob } from '@/lib/features/usage/jobs';
import { SCOPES } from '@/lib/kit/access';
import { ACCOUNT_TYPES } from './account-types';
import { CreatedOrganization, Done, NewOrganization, OrganizationChange } from './contract';
import { pendingTimezone } from './queries';

async function addAccountTypes(ctx: Context): Promise<void> {
  const organizationId = ctx.organization.id;
  const rows = ACCOUNT_TYPES.map((type, position) => ({ organizationId, position, ...type, parents: [...type.parents] }));
  await ctx.db.insertInto('accountType').values(rows).execute();
}

/**
 * A new organization with its account types and deal stages, first admin, API key (all scopes) and write key. For the operator's
 * command line and the seed: it goes through core's own door, as there is no tenant yet who could be permitted.
 * @param beforeCommit sees the secrets, which are told this once, before anything is there for good
 * @throws AppError invalid; conflict when the admin's address signs in already
 */
export async function createOrganization(raw: unknown, beforeCommit: (made: CreatedOrganization) => void = () => {}): Promise<CreatedOrganization> {
  const { admin, ...values } = parseInput(NewOrganization, raw);
  return foundOrganization(values, async (ctx) => {
    const { publicId, name, timezone, currency } = ctx.organization;
    const person = admin ?? { email: `admin@${publicId.replace('_', '-')}.example`, name: 'Administrator' };
    await addAccountTypes(ctx);
    await ctx.call(saveStages, { stages: DEFAULT_STAGES });
    await ctx.call(addDefaultModel, {});
    const { password } = await ctx.call(addMember, { ...person, role: 'global_admin', licence: 'practitioner' });
    const api = await issueKey(ctx, { kind: 'api', name: 'First API key', scopes: [...SCOPES] });
    const write = await issueKey(ctx, { kind: 'write', name: 'First write key', scopes: ['ingest'] });
    ctx.audit(`organization:${publicId}`);
    const organization = { id: publicId, name, timezone, currency };
    const made = CreatedOrganization.parse({ organization, apiKey: api.secret, writeKey: write.secret, admin: { email: person.email, password } });
    beforeCommit(made);
    return made;
  });
}

/**
 * Changes name and currency at once. Days follow the time zone, so a new zone only takes effect with the rollups in
 * it: the recompute stores both in one transaction.
 */
export const updateOrganization = defineOperation({
  name: 'organization.update',
  kind: 'write',
  permission: 'organization:admin',
  scope: 'organization',
  input: OrganizationChange,
  output: Done,
  run: async (ctx, { timezone, ...stored }) => {
    const { id, publicId } = ctx.organization;
    const fields = Object.keys(stored);
    if (fields.length > 0) await ctx.db.updateTable('organization').set(stored).where('id', '=', id).execute();
    const moves = timezone !== undefined && timezone !== ((await pendingTimezone(ctx)) ?? ctx.organization.timezone);
    if (moves) await ctx.enqueue(recomputeJob, { timezone }, `timezone:${ctx.requestId}`);
    ctx.audit(`organization:${publicId}`, { fields, ...(moves && { timezone }) });
    return {};
  },
});
