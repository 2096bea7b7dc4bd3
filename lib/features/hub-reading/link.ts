import { AppError } from '@/lib/core/errors';
import { tellHub } from '@/lib/core/happenings';
import { defineOperation } from '@/lib/core/operation';
import { visitOf } from '@/lib/core/visit';
import { findReadable } from '@/lib/features/hub/queries';
import { LinkTarget, ReadableItem } from './contract';
import { markClicked } from './news';

/** Where a link among the documents leads; that a person followed it is told once a session. It has no pages to be read. */
export const followLink = defineOperation({
  name: 'hub-reading.follow-link',
  kind: 'write',
  permission: 'hub:visit',
  scope: 'visit',
  input: ReadableItem,
  output: LinkTarget,
  run: async (ctx, { itemId }) => {
    const { url, title, versionId } = await findReadable(ctx, itemId);
    if (url === null) throw new AppError('not_found', 'There is no such document');
    const { hubId, accountId, sessionId, name, automated } = visitOf(ctx);
    if (automated) return { url };
    const told = { hubId, accountId, at: ctx.now, sessionId, itemId, versionId, detail: { document: title }, title: name, text: title };
    await tellHub(ctx, [{ ...told, kind: 'followed', once: `${sessionId}:${itemId}:${versionId}` }]);
    await markClicked(ctx, itemId, ctx.now);
    return { url };
  },
});
