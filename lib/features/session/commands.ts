import * as z from 'zod';
import { endSessions } from '@/lib/core/auth/sessions';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { signedIn } from '@/lib/core/signed-in';
import { Done, SessionId } from './contract';

/** Ends one of the signed-in person's sessions; the device must sign in again. */
export const endOwnSession = defineOperation({
  name: 'session.end',
  kind: 'write',
  permission: 'self:write',
  scope: 'self',
  input: SessionId,
  output: Done,
  run: async (ctx, { id }) => {
    const { identityId } = signedIn(ctx);
    const ended = await endSessions(ctx.db, { identityId, only: id });
    if (ended === 0) throw new AppError('not_found', 'There is no such session');
    ctx.audit(`session:${id}`);
    return {};
  },
});

/** Signs out: ends the session that asks. */
export const signOut = defineOperation({
  name: 'session.sign-out',
  kind: 'write',
  permission: 'self:write',
  scope: 'self',
  input: z.strictObject({}),
  output: Done,
  run: async (ctx) => {
    const { identityId, sessionId } = signedIn(ctx);
    await endSessions(ctx.db, { identityId, only: sessionId });
    ctx.audit(`session:${sessionId}`);
    return {};
  },
});
