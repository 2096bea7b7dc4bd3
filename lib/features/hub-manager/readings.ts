import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { readItems } from '@/lib/features/hub-reading/queries';
import { HubReading, HubReadings } from './reading-contract';
import { isShown } from './scope';

function documentsAfter({ db }: Context, shown: ReturnType<typeof isShown>, { hubId, after }: { hubId?: string; after?: string }) {
  let query = db
    .selectFrom('hubItem as t')
    .innerJoin('hub as h', (join) => join.onRef('h.organizationId', '=', 't.organizationId').onRef('h.id', '=', 't.hubId'))
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'h.organizationId').onRef('a.id', '=', 'h.accountId'))
    .leftJoin('contact as c', (join) => join.onRef('c.organizationId', '=', 'h.organizationId').onRef('c.id', '=', 'h.contactId'))
    .select(['t.id', 't.hubId', 'a.key as accountId', 'c.key as contactId', 't.publicationId', 't.versionId'])
    .where(shown)
    .orderBy('t.id');
  if (hubId !== undefined) query = query.where('t.hubId', '=', hubId);
  return after === undefined ? query : query.where(sql<boolean>`t.id > ${after}::uuid`);
}

/** How documents in hubs were read, by version and page; documents by id, after one. */
export const listHubReadings = defineOperation({
  name: 'hub-manager.readings',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: z.strictObject({
    hubId: z.uuid().optional().describe('Only documents of this hub'),
    after: z.uuid().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: HubReadings,
  run: async (ctx, { limit, ...asked }) => {
    const rows = await documentsAfter(ctx, isShown(ctx, 'all'), asked)
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    const read = await readItems(ctx, { itemIds: shown.map(({ id }) => id) });
    const data = shown.map((row) => {
      const versions = read.filter(({ itemId }) => itemId === row.id);
      return HubReading.parse({
        ...row,
        versions: versions.map(({ hubId: _hub, itemId: _item, isOpen: _isOpen, firstAt, lastAt, pages, ...reading }) => ({
          ...reading,
          firstAt: firstAt.toISOString(),
          lastAt: lastAt.toISOString(),
          pages: pages.map(({ page, ms, state }) => ({ page, ms, state })),
        })),
      });
    });
    return { data, more: rows.length > limit };
  },
});
