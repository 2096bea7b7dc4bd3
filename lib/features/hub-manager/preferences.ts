import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { signedIn } from '@/lib/core/signed-in';
import { Done, HubPreferences, HubPreferencesChange } from './contract';
import { HUB_TOPIC_IDS, HUB_TOPICS } from './table';

/** How the reader hears of each topic of hubs. */
export const readHubPreferences = defineOperation({
  name: 'hub-manager.preferences',
  kind: 'read',
  permission: 'self:read',
  scope: 'self',
  input: z.strictObject({}),
  output: HubPreferences,
  run: async (ctx: Context) => {
    const rows = await ctx.db
      .selectFrom('hubPreference')
      .select(['topic', 'delivery', 'reach'])
      .where('membershipId', '=', signedIn(ctx).membershipId)
      .execute();
    const chosen = new Map(rows.map((row) => [row.topic, row]));
    return HubPreferences.parse(HUB_TOPIC_IDS.map((topic) => chosen.get(topic) ?? { topic, delivery: HUB_TOPICS[topic], reach: 'mine' }));
  },
});

/** Says how one wants to hear of topics; of what happens from now on. */
export const saveHubPreferences = defineOperation({
  name: 'hub-manager.save-preferences',
  kind: 'write',
  permission: 'self:write',
  scope: 'self',
  input: HubPreferencesChange,
  output: Done,
  run: async (ctx, { preferences }) => {
    const { membershipId } = signedIn(ctx);
    for (const { topic, ...choice } of preferences) {
      await ctx.db
        .insertInto('hubPreference')
        .values({ organizationId: ctx.organization.id, membershipId, topic, ...choice })
        .onConflict((conflict) => conflict.columns(['organizationId', 'membershipId', 'topic']).doUpdateSet(choice))
        .execute();
    }
    return {};
  },
});
