import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { refreshAccountVisibility } from '@/lib/features/account/commands';
import { AccountSetChange, AccountSetId, Done, NewAccountSet, NewTeam, TeamChange, TeamId } from './contract';

const noTeam = () => new AppError('not_found', 'There is no such team');
const noSet = () => new AppError('not_found', 'There is no such set of accounts');

async function replaceMembers(ctx: Context, teamId: string, memberIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(memberIds)];
  await ctx.db.deleteFrom('teamMember').where('teamId', '=', teamId).execute();
  if (wanted.length === 0) return;
  const known = await ctx.db.selectFrom('membership').select('id').where('id', 'in', wanted).execute();
  if (known.length < wanted.length) throw new AppError('not_found', 'There is no such member');
  const organizationId = ctx.organization.id;
  await ctx.db
    .insertInto('teamMember')
    .values(wanted.map((membershipId) => ({ organizationId, teamId, membershipId })))
    .execute();
}

/** A new team, without members and without accounts. @throws AppError conflict when the name is taken */
export const createTeam = defineOperation({
  name: 'team.create',
  kind: 'write',
  permission: 'team:admin',
  scope: 'organization',
  input: NewTeam,
  output: TeamId,
  run: async (ctx, { name }) => {
    const id = crypto.randomUUID();
    await ctx.db.insertInto('team').values({ organizationId: ctx.organization.id, id, name, createdAt: ctx.now }).execute();
    ctx.audit(`team:${id}`);
    return { id };
  },
});

/** Renames a team or replaces its members; what they see changes with their next request. */
export const updateTeam = defineOperation({
  name: 'team.update',
  kind: 'write',
  permission: 'team:admin',
  scope: 'organization',
  input: TeamChange,
  output: Done,
  run: async (ctx, { id, name, memberIds }) => {
    const team = await ctx.db.selectFrom('team').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
    if (!team) throw noTeam();
    if (name !== undefined) await ctx.db.updateTable('team').set({ name }).where('id', '=', id).execute();
    if (memberIds) await replaceMembers(ctx, id, memberIds);
    ctx.audit(`team:${id}`, { ...(name !== undefined && { fields: ['name'] }), ...(memberIds && { memberIds }) });
    return {};
  },
});

/** Removes a team with its sets; members who see by team lose the accounts it showed them. */
export const deleteTeam = defineOperation({
  name: 'team.delete',
  kind: 'write',
  permission: 'team:admin',
  scope: 'organization',
  input: TeamId,
  output: Done,
  run: async (ctx, { id }) => {
    await ctx.db.deleteFrom('accountVisibility').where('teamId', '=', id).execute();
    const gone = await ctx.db.deleteFrom('team').where('id', '=', id).returning('id').executeTakeFirst();
    if (!gone) throw noTeam();
    ctx.audit(`team:${id}`);
    return {};
  },
});

/** Adds a set of accounts to what a team sees. */
export const addAccountSet = defineOperation({
  name: 'team.add-set',
  kind: 'write',
  permission: 'team:admin',
  scope: 'organization',
  input: NewAccountSet,
  output: AccountSetId,
  run: async (ctx, { teamId, name, filter }) => {
    const team = await ctx.db.selectFrom('team').select('id').where('id', '=', teamId).forShare().executeTakeFirst();
    if (!team) throw noTeam();
    const id = crypto.randomUUID();
    await ctx.db
      .insertInto('accountSet')
      .values({ organizationId: ctx.organization.id, id, teamId, name, filter: JSON.stringify(filter), createdAt: ctx.now })
      .execute();
    await ctx.call(refreshAccountVisibility, { teamId });
    ctx.audit(`team:${teamId}`, { set: id });
    return { id };
  },
});

/** Renames a set or changes its filter, and with it what the team sees. */
export const updateAccountSet = defineOperation({
  name: 'team.update-set',
  kind: 'write',
  permission: 'team:admin',
  scope: 'organization',
  input: AccountSetChange,
  output: Done,
  run: async (ctx, { id, name, filter }) => {
    const set = await ctx.db
      .updateTable('accountSet')
      .set((eb) => ({ name: name ?? eb.ref('name'), filter: filter ? JSON.stringify(filter) : eb.ref('filter') }))
      .where('id', '=', id)
      .returning('teamId')
      .executeTakeFirst();
    if (!set) throw noSet();
    if (filter) await ctx.call(refreshAccountVisibility, { teamId: set.teamId });
    ctx.audit(`team:${set.teamId}`, { set: id });
    return {};
  },
});

/** Takes a set away; the team keeps what its other sets show. */
export const deleteAccountSet = defineOperation({
  name: 'team.delete-set',
  kind: 'write',
  permission: 'team:admin',
  scope: 'organization',
  input: AccountSetId,
  output: Done,
  run: async (ctx, { id }) => {
    const set = await ctx.db.deleteFrom('accountSet').where('id', '=', id).returning('teamId').executeTakeFirst();
    if (!set) throw noSet();
    await ctx.call(refreshAccountVisibility, { teamId: set.teamId });
    ctx.audit(`team:${set.teamId}`, { set: id });
    return {};
  },
});
