import { decodePosition, encodePosition } from '@/lib/core/db/position';
import { defineOperation } from '@/lib/core/operation';
import { TimelineList, TimelineListRequest, TimelinePage, TimelinePageRequest } from './contract';
import { findPage, Position } from './find-entries';
import { readPage } from './page';
import { readEntries } from './read-entries';

/** The Timeline tab: a page of entries, newest first, with what its filters offer. */
export const readTimeline = defineOperation({
  name: 'timeline.page',
  kind: 'read',
  permission: 'timeline:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: TimelinePageRequest,
  output: TimelinePage,
  run: (ctx, request, account) => readPage(ctx, account, request),
});

/** An account's timeline, newest first. */
export const listTimeline = defineOperation({
  name: 'timeline.list',
  kind: 'read',
  permission: 'timeline:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: TimelineListRequest,
  output: TimelineList,
  run: async (ctx, { category, query, limit, cursor }, account) => {
    const kinds = category === undefined ? null : [{ category, subtype: null }];
    const older = cursor === undefined ? undefined : decodePosition(Position, cursor);
    const page = await findPage(ctx, { accountIds: [account.id], kinds, query }, { older }, limit);
    const entries = await readEntries(ctx, page.ids);
    return {
      data: entries.map(({ at, category: kind, subtype, event, source, sourceKey, title, text, actor, snapshot }) => ({
        ...{ at: at.toISOString(), category: kind, subtype, event, source, sourceId: sourceKey, title, text, actor, snapshot },
      })),
      nextCursor: page.older && encodePosition(page.older),
    };
  },
});
