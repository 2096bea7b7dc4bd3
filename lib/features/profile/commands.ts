import * as z from 'zod';
import { passwordHashOf, renameIdentity, setPasswordHash } from '@/lib/core/auth/identities';
import { hashPassword, passwordMatches } from '@/lib/core/auth/passwords';
import { endSessions } from '@/lib/core/auth/sessions';
import { countAttempt, forgiveAttempt } from '@/lib/core/auth/throttle';
import { issueToken, spendToken } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import { signedIn } from '@/lib/core/signed-in';
import { Done, PasswordChange, PasswordReset, ProfileChange } from './contract';

/** Tells the person by mail, so that a change which was not theirs does not stay unseen. */
async function replacePassword(ctx: Context, identityId: string, password: string, keep?: string): Promise<void> {
  await setPasswordHash(ctx.db, identityId, await hashPassword(password));
  await endSessions(ctx.db, { identityId, except: keep });
  const { email, name } = await ctx.db.selectFrom('identity').select(['email', 'name']).where('id', '=', identityId).executeTakeFirstOrThrow();
  await sendMail(ctx, { template: 'passwordChanged', values: { email }, to: { name, address: email }, path: '/sign-in' });
}

/** The signed-in person's own name, in every organization they belong to. */
export const updateProfile = defineOperation({
  name: 'profile.update',
  kind: 'write',
  permission: 'self:write',
  scope: 'self',
  input: ProfileChange,
  output: Done,
  run: async (ctx, { name }) => {
    const { identityId, membershipId } = signedIn(ctx);
    await renameIdentity(ctx.db, identityId, name);
    ctx.audit(`member:${membershipId}`, { fields: ['name'] });
    return {};
  },
});

/** A new password for whoever knows the present one; all their other sessions end. */
export const changePassword = defineOperation({
  name: 'profile.change-password',
  kind: 'write',
  permission: 'self:write',
  scope: 'self',
  input: PasswordChange,
  output: Done,
  run: async (ctx, { current, password }) => {
    const { identityId, membershipId, sessionId } = signedIn(ctx);
    const attempt = { address: identityId, account: identityId };
    await countAttempt('token', attempt);
    if (!(await passwordMatches(await passwordHashOf(ctx.db, identityId), current))) {
      throw new AppError('invalid', undefined, { errors: [{ path: 'current', code: 'wrong', message: 'This is not your present password' }] });
    }
    await forgiveAttempt('token', attempt);
    await replacePassword(ctx, identityId, password, sessionId);
    ctx.audit(`member:${membershipId}`, { fields: ['password'] });
    return {};
  },
});

/** Mails a link to choose a new password; called by the system for whoever asks with the right address. */
export const sendReset = defineOperation({
  name: 'profile.send-reset',
  kind: 'write',
  permission: 'member:admin',
  scope: 'organization',
  input: z.strictObject({ memberId: z.uuid() }),
  output: Done,
  run: async (ctx, { memberId }) => {
    const person = await ctx.db
      .selectFrom('membership as m')
      .innerJoin('identity as i', 'i.id', 'm.identityId')
      .select(['i.id', 'i.email', 'i.name'])
      .where('m.id', '=', memberId)
      .where('m.status', '=', 'active')
      .executeTakeFirst();
    if (!person) throw new AppError('not_found', 'There is no such member');
    const token = await issueToken(ctx.db, 'reset', { identityId: person.id, organizationId: ctx.organization.id });
    const { email, name } = person;
    await sendMail(ctx, { template: 'passwordReset', values: { email }, to: { name, address: email }, path: `/reset?token=${token}` });
    ctx.audit(`member:${memberId}`);
    return {};
  },
});

/** Sets the password of whoever holds a reset link; all their sessions end. Called by the system. */
export const resetPassword = defineOperation({
  name: 'profile.reset-password',
  kind: 'write',
  permission: 'member:admin',
  scope: 'organization',
  input: PasswordReset,
  output: Done,
  run: async (ctx, { token, password }) => {
    const identityId = await spendToken(ctx.db, 'reset', token, ctx.organization.id);
    await replacePassword(ctx, identityId, password);
    ctx.audit('member', { fields: ['password'] });
    return {};
  },
});
