import { sql } from 'kysely';
import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { TAG_COLOURS } from '@/lib/kit/tag-colours';
import { Tag } from './contract';

/** The organization's tags by name, with how many of the accounts that the reader may see carry each. */
export const listTags = defineOperation({
  name: 'tag.list',
  kind: 'read',
  permission: 'account:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(Tag),
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('tag as t')
      .select(['t.id', 't.name', 't.colour'])
      .select(
        sql<number>`(SELECT count(*) FROM account_tag x JOIN account a ON a.organization_id = x.organization_id AND a.id = x.account_id
          WHERE x.organization_id = t.organization_id AND x.tag_id = t.id AND a.deleted_at IS NULL
            AND ${visibleAccounts(ctx.actor, sql<number>`a.id`)})`.as('accounts'),
      )
      .orderBy(sql`t.name COLLATE "und-x-icu"`)
      .execute();
    return rows.map(({ colour, ...tag }) => ({ ...tag, colour: TAG_COLOURS.find((one) => one === colour) ?? 'neutral' }));
  },
});
