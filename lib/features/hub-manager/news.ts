import { sql } from 'kysely';
import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { signedIn } from '@/lib/core/signed-in';
import { Done, HubNews } from './contract';
import { happeningsWhere } from './happenings';
import type { HubTopic } from './table';

/** News that the inbox shows. */
const MOST_NEWS = 100;

/** The reader's news of hubs whose accounts they see, the newest first. */
export const readHubNews = defineOperation({
  name: 'hub-manager.news',
  kind: 'read',
  permission: 'hub:read',
  scope: 'self',
  input: z.strictObject({}),
  output: HubNews,
  run: async (ctx) => {
    const { membershipId } = signedIn(ctx);
    const mine = sql`e.id IN (SELECT n.happening_id FROM hub_notice n WHERE n.organization_id = e.organization_id AND n.membership_id = ${membershipId})`;
    const told = await happeningsWhere(ctx, { whose: 'all', which: mine, most: MOST_NEWS });
    const notices = await ctx.db
      .selectFrom('hubNotice')
      .select(['happeningId', 'topic', 'seenAt'])
      .where('membershipId', '=', membershipId)
      .where((eb) => eb('happeningId', '=', eb.fn.any(sql<number[]>`${told.map(({ id }) => id)}::bigint[]`)))
      .execute();
    const byId = new Map(notices.map((notice) => [notice.happeningId, notice]));
    return told.flatMap((happening) => {
      const notice = byId.get(happening.id);
      return notice ? [{ happening, topic: notice.topic as HubTopic, isNew: notice.seenAt === null }] : [];
    });
  },
});

/** Takes all news of hubs as seen. */
export const seeHubNews = defineOperation({
  name: 'hub-manager.see-news',
  kind: 'write',
  permission: 'self:write',
  scope: 'self',
  input: z.strictObject({}),
  output: Done,
  run: async (ctx) => {
    const { membershipId } = signedIn(ctx);
    await ctx.db.updateTable('hubNotice').set({ seenAt: ctx.now }).where('membershipId', '=', membershipId).where('seenAt', 'is', null).execute();
    return {};
  },
});
