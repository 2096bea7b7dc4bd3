import { tellHub } from '@/lib/core/happenings';
import { defineOperation } from '@/lib/core/operation';
import { visitOf } from '@/lib/core/visit';
import { Done, Question } from './contract';
import { demandFewMails } from './mail-limit';
import { findReadable } from './queries';

/** A reader's question, about a page, a document or all of it; who looks after the hub hears of it. */
export const askQuestion = defineOperation({
  name: 'hub.ask',
  kind: 'write',
  permission: 'hub:visit',
  scope: 'visit',
  input: Question,
  output: Done,
  run: async (ctx, { itemId, page, text }) => {
    const { hubId, accountId, sessionId, name } = visitOf(ctx);
    await demandFewMails(ctx);
    const item = itemId === undefined ? null : await findReadable(ctx, itemId);
    const detail = { text, ...(item && { document: item.title }), ...(item && page !== undefined && { page }) };
    const place = { hubId, accountId, sessionId, itemId: item?.id ?? null, versionId: item?.versionId ?? null };
    await tellHub(ctx, [{ ...place, kind: 'asked', at: ctx.now, once: crypto.randomUUID(), title: name, text, detail }]);
    ctx.audit(`hub:${hubId}`, { asked: true });
    return {};
  },
});
