import { createIdentity, identityFor, passwordHashOf } from '@/lib/core/auth/identities';
import { generatePassword } from '@/lib/core/auth/passwords';
import { endSessions } from '@/lib/core/auth/sessions';
import { issueToken } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import { AddedMember, Done, Invitation, MemberChange, MemberId } from './contract';
import { keepingAnAdmin, setTeams } from './rules';

async function findMember(ctx: Context, id: string) {
  const member = await ctx.db
    .selectFrom('membership')
    .select(['id', 'identityId', 'role', 'licence', 'sees', 'status'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!member) throw new AppError('not_found', 'There is no such member');
  return member;
}

const inviterOf = ({ actor, organization }: Context) => (actor.kind === 'user' ? actor.name : organization.name);

/** Invites a person by mail, or sends the mail again with a fresh link while they have not accepted. */
export const inviteMember = defineOperation({
  name: 'member.invite',
  kind: 'write',
  permission: 'member:admin',
  scope: 'organization',
  input: Invitation,
  output: MemberId,
  run: async (ctx, { email, name, teamIds = [], sees = 'all', role, licence }) => {
    const organizationId = ctx.organization.id;
    const identityId = await identityFor(ctx.db, { email, name });
    const { id, status } = await ctx.db
      .insertInto('membership')
      .values({ organizationId, id: crypto.randomUUID(), identityId, role, licence, sees, status: 'invited' })
      .onConflict((conflict) => conflict.columns(['organizationId', 'identityId']).doUpdateSet({ updatedAt: ctx.now }))
      .returning(['id', 'status'])
      .executeTakeFirstOrThrow();
    if (status !== 'invited') throw new AppError('conflict', 'This person is a member already');
    await ctx.db.updateTable('membership').set({ role, licence, sees }).where('id', '=', id).execute();
    await setTeams(ctx, id, teamIds);
    const token = await issueToken(ctx.db, 'invitation', { identityId, organizationId });
    await sendMail(ctx, {
      template: 'invitation',
      values: { inviter: inviterOf(ctx) },
      to: { name, address: email },
      path: `/accept?token=${token}`,
    });
    ctx.audit(`member:${id}`, { role, licence, sees });
    return { id };
  },
});

/**
 * Adds a person who is new here with a password made for them: an organization's first admin, and whoever no mail
 * reaches. @throws AppError conflict when the address signs in already
 */
export const addMember = defineOperation({
  name: 'member.add',
  kind: 'write',
  permission: 'member:admin',
  scope: 'organization',
  input: Invitation,
  output: AddedMember,
  run: async (ctx, { email, name, teamIds = [], sees = 'all', role, licence }) => {
    const password = generatePassword();
    const identityId = await createIdentity(ctx.db, { email, name }, password);
    const id = crypto.randomUUID();
    await ctx.db
      .insertInto('membership')
      .values({ organizationId: ctx.organization.id, id, identityId, role, licence, sees, status: 'active' })
      .execute();
    await setTeams(ctx, id, teamIds);
    ctx.audit(`member:${id}`, { role, licence, sees });
    return { id, password };
  },
});

/** Changes what a member may do and see; it holds from their next request on. */
export const updateMember = defineOperation({
  name: 'member.update',
  kind: 'write',
  permission: 'member:admin',
  scope: 'organization',
  input: MemberChange,
  output: Done,
  run: async (ctx, { id, teamIds, ...rights }) => {
    await keepingAnAdmin(ctx, async () => {
      await findMember(ctx, id);
      await ctx.db
        .updateTable('membership')
        .set({ ...rights, updatedAt: ctx.now })
        .where('id', '=', id)
        .execute();
    });
    if (teamIds) await setTeams(ctx, id, teamIds);
    ctx.audit(`member:${id}`, { ...rights, ...(teamIds && { teamIds }) });
    return {};
  },
});

/** Shuts a member out: their sessions here end as this commits. */
export const disableMember = defineOperation({
  name: 'member.disable',
  kind: 'write',
  permission: 'member:admin',
  scope: 'organization',
  input: MemberId,
  output: Done,
  run: async (ctx, { id }) => {
    await keepingAnAdmin(ctx, async () => {
      const { identityId } = await findMember(ctx, id);
      await ctx.db.updateTable('membership').set({ status: 'disabled', updatedAt: ctx.now }).where('id', '=', id).execute();
      await endSessions(ctx.db, { identityId, organizationId: ctx.organization.id });
    });
    ctx.audit(`member:${id}`, { status: 'disabled' });
    return {};
  },
});

/** Lets a disabled member in again; whoever has no password yet has an invitation to accept first. */
export const enableMember = defineOperation({
  name: 'member.enable',
  kind: 'write',
  permission: 'member:admin',
  scope: 'organization',
  input: MemberId,
  output: Done,
  run: async (ctx, { id }) => {
    const member = await findMember(ctx, id);
    if (member.status !== 'disabled') throw new AppError('precondition', 'This member is not disabled');
    const status = (await passwordHashOf(ctx.db, member.identityId)) === null ? 'invited' : 'active';
    await ctx.db.updateTable('membership').set({ status, updatedAt: ctx.now }).where('id', '=', id).execute();
    ctx.audit(`member:${id}`, { status });
    return {};
  },
});

/** Ends every session of a member in this organization; they may sign in again. */
export const endMemberSessions = defineOperation({
  name: 'member.end-sessions',
  kind: 'write',
  permission: 'member:admin',
  scope: 'organization',
  input: MemberId,
  output: Done,
  run: async (ctx, { id }) => {
    const { identityId } = await findMember(ctx, id);
    const ended = await endSessions(ctx.db, { identityId, organizationId: ctx.organization.id });
    ctx.audit(`member:${id}`, { sessionsEnded: ended });
    return {};
  },
});
