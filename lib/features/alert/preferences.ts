import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { signedIn } from '@/lib/core/signed-in';
import { AlertPreference, Done, USUAL_PREFERENCE } from './contract';

/** How the reader hears of alerts. */
export const readAlertPreference = defineOperation({
  name: 'alert.preference',
  kind: 'read',
  permission: 'self:read',
  scope: 'self',
  input: z.strictObject({}),
  output: AlertPreference,
  run: async (ctx: Context) => {
    const found = await ctx.db
      .selectFrom('alertPreference')
      .select(['delivery', 'dailyAt', 'quietFrom', 'quietTo'])
      .where('membershipId', '=', signedIn(ctx).membershipId)
      .executeTakeFirst();
    return found ? AlertPreference.parse(found) : USUAL_PREFERENCE;
  },
});

/** Says how one wants to hear of alerts; those that are raised from now on. */
export const saveAlertPreference = defineOperation({
  name: 'alert.save-preference',
  kind: 'write',
  permission: 'self:write',
  scope: 'self',
  input: AlertPreference,
  output: Done,
  run: async (ctx, preference) => {
    const { membershipId } = signedIn(ctx);
    await ctx.db
      .insertInto('alertPreference')
      .values({ ...preference, organizationId: ctx.organization.id, membershipId })
      .onConflict((conflict) => conflict.columns(['organizationId', 'membershipId']).doUpdateSet(preference))
      .execute();
    return {};
  },
});
