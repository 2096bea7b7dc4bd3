import { AppError } from '@/lib/core/errors';
import { tellHub } from '@/lib/core/happenings';
import { defineOperation } from '@/lib/core/operation';
import { tellUpdated } from '@/lib/features/hub/commands';
import { UpdatesDecided, UpdatesDecision } from './contract';
import { decide, pin } from './updates';

/** Approves newer versions for some items, or dismisses them; what was decided already is left as it is. */
export const decideUpdates = defineOperation({
  name: 'hub-manager.decide-updates',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: UpdatesDecision,
  output: UpdatesDecided,
  run: async (ctx, { itemIds, decision, tell }) => {
    const decided = await decide(ctx, itemIds, decision, ctx.actor.kind === 'user' ? ctx.actor.membershipId : null);
    if (decided.length === 0) throw new AppError('not_found', 'No newer version waits there');
    if (decision === 'approved') {
      await pin(ctx, decided);
      await tellHub(
        ctx,
        decided.map(({ name, title, number, versionId, ...update }) => ({
          ...update,
          ...{ kind: 'updated', at: ctx.now, versionId, once: versionId, title: `${name}: ${title}`, detail: { document: title, number } },
        })),
      );
    }
    if (decision === 'approved' && tell) await ctx.call(tellUpdated, { itemIds: decided.map(({ itemId }) => itemId) });
    for (const { itemId, versionId } of decided) ctx.audit(`hubItem:${itemId}`, { [decision]: versionId });
    return { count: decided.length };
  },
});
