import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';

const activeAdmins = (ctx: Context) =>
  ctx.db
    .selectFrom('membership')
    .select('id')
    .where('role', '=', 'global_admin')
    .where('licence', '=', 'practitioner')
    .where('status', '=', 'active');

/**
 * Makes a change to a member that may cost the organization an admin. The admins are locked first, so that two
 * cannot be demoted by each other at once.
 * @throws AppError precondition when nobody would be left who can administer
 */
export async function keepingAnAdmin(ctx: Context, change: () => Promise<void>): Promise<void> {
  await activeAdmins(ctx).orderBy('id').forUpdate().execute();
  await change();
  const left = await activeAdmins(ctx).limit(1).executeTakeFirst();
  if (!left) throw new AppError('precondition', 'An organization keeps at least one active global admin with a practitioner licence');
}

/** Makes these the member's teams. @throws AppError not_found when one of them does not exist */
export async function setTeams(ctx: Context, membershipId: string, teamIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(teamIds)];
  await ctx.db.deleteFrom('teamMember').where('membershipId', '=', membershipId).execute();
  if (wanted.length === 0) return;
  const known = await ctx.db.selectFrom('team').select('id').where('id', 'in', wanted).execute();
  if (known.length < wanted.length) throw new AppError('not_found', 'There is no such team');
  const organizationId = ctx.organization.id;
  await ctx.db
    .insertInto('teamMember')
    .values(wanted.map((teamId) => ({ organizationId, teamId, membershipId })))
    .execute();
}
