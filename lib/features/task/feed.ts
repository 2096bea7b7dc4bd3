import * as z from 'zod';
import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import { defineOperation } from '@/lib/core/operation';
import { signedIn } from '@/lib/core/signed-in';

const Nothing = z.strictObject({});

/** A new address for a person's calendar program; an earlier one ends. It is told this once. */
export const makeCalendarFeed = defineOperation({
  name: 'calendar.make',
  kind: 'write',
  permission: 'self:write',
  scope: 'self',
  input: Nothing,
  output: z.strictObject({ path: z.string() }),
  run: async (ctx) => {
    const secret = newSecret();
    const { membershipId } = signedIn(ctx);
    const values = { hash: secretHash(secret), createdAt: ctx.now };
    await ctx.db
      .insertInto('calendarFeed')
      .values({ organizationId: ctx.organization.id, membershipId, ...values })
      .onConflict((conflict) => conflict.columns(['organizationId', 'membershipId']).doUpdateSet(values))
      .execute();
    ctx.audit(`member:${membershipId}`, { calendarFeed: 'made' });
    return { path: `/calendar/${secret}.ics` };
  },
});

/** Ends the address: calendar programs that still ask find nothing. */
export const revokeCalendarFeed = defineOperation({
  name: 'calendar.revoke',
  kind: 'write',
  permission: 'self:write',
  scope: 'self',
  input: Nothing,
  output: Nothing,
  run: async (ctx) => {
    const { membershipId } = signedIn(ctx);
    await ctx.db.deleteFrom('calendarFeed').where('membershipId', '=', membershipId).execute();
    ctx.audit(`member:${membershipId}`, { calendarFeed: 'revoked' });
    return {};
  },
});

/** Since when there is an address; null without one. */
export const readCalendarFeed = defineOperation({
  name: 'calendar.read',
  kind: 'read',
  permission: 'self:read',
  scope: 'self',
  input: Nothing,
  output: z.strictObject({ since: z.date().nullable() }),
  run: async (ctx) => {
    const { membershipId } = signedIn(ctx);
    const feed = await ctx.db.selectFrom('calendarFeed').select('createdAt').where('membershipId', '=', membershipId).executeTakeFirst();
    return { since: feed?.createdAt ?? null };
  },
});
