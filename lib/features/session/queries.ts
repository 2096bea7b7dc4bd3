import * as z from 'zod';
import { openSessions } from '@/lib/core/auth/sessions';
import { defineOperation } from '@/lib/core/operation';
import { signedIn } from '@/lib/core/signed-in';
import { OpenSession } from './contract';

/** The signed-in person's open sessions in this organization, the latest used first. */
export const listSessions = defineOperation({
  name: 'session.list',
  kind: 'read',
  permission: 'self:read',
  scope: 'self',
  input: z.strictObject({}),
  output: z.array(OpenSession),
  run: async (ctx) => {
    const { identityId, sessionId } = signedIn(ctx);
    const sessions = await openSessions(ctx.db, identityId, ctx.organization.id);
    return sessions.map((session) => ({ ...session, current: session.id === sessionId }));
  },
});
