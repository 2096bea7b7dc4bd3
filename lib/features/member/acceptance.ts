import { passwordHashOf, renameIdentity, setPasswordHash } from '@/lib/core/auth/identities';
import { hashPassword, passwordMatches } from '@/lib/core/auth/passwords';
import { spendToken } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { Acceptance, MemberId } from './contract';

// Whoever invites can read the mail in the local outbox: a link alone must not open an identity that others rely on.
async function provePerson(ctx: Context, identityId: string, { name, password }: { name?: string; password: string }): Promise<void> {
  const stored = await passwordHashOf(ctx.db, identityId);
  if (stored !== null) {
    if (await passwordMatches(stored, password)) return;
    throw new AppError('invalid', undefined, { errors: [{ path: 'password', code: 'wrong', message: 'This is not your present password' }] });
  }
  await setPasswordHash(ctx.db, identityId, await hashPassword(password));
  if (name !== undefined) await renameIdentity(ctx.db, identityId, name);
}

/** Makes an invited person a member; called by the system on behalf of whoever holds the link. */
export const acceptInvitation = defineOperation({
  name: 'member.accept',
  kind: 'write',
  permission: 'member:admin',
  scope: 'organization',
  input: Acceptance,
  output: MemberId,
  run: async (ctx, { token, ...proof }) => {
    const identityId = await spendToken(ctx.db, 'invitation', token, ctx.organization.id);
    const member = await ctx.db
      .updateTable('membership')
      .set({ status: 'active', updatedAt: ctx.now })
      .where('identityId', '=', identityId)
      .where('status', '=', 'invited')
      .returning('id')
      .executeTakeFirst();
    if (!member) throw new AppError('precondition', 'This invitation has been withdrawn');
    await provePerson(ctx, identityId, proof);
    ctx.audit(`member:${member.id}`, { status: 'active' });
    return member;
  },
});
