import { defineOperation } from '@/lib/core/operation';
import { bringBackRecord, changeRecord, findRecord, removeRecord } from '@/lib/core/record';
import { createTask } from '@/lib/features/task/commands';
import { Done, InteractionChange, InteractionId, NewInteraction, SavedInteraction } from './contract';
import { statusAt, uniqueParticipants } from './rules';
import { followInteractions, replaceParticipants, saveInteractions } from './store';

/** A new touchpoint, and the tasks that follow it up. */
export const createInteraction = defineOperation({
  name: 'interaction.create',
  kind: 'write',
  permission: 'interaction:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewInteraction,
  output: SavedInteraction,
  run: async (ctx, input, account) => {
    const { accountId: _account, followUps = [], participants = [], status = statusAt(input.occurredAt, ctx.now), ...fields } = input;
    const { subtype = null, reason = null, sentiment = null, body = null, durationMinutes = null } = fields;
    const key = crypto.randomUUID();
    const state = { ...fields, key, accountId: account.id, status, subtype, reason, sentiment, body, durationMinutes };
    const rest = { participants: uniqueParticipants(participants), sourceUpdatedAt: null, deleted: false };
    const saved = await saveInteractions(ctx, [{ ...state, ...rest }]);
    const ids = saved.map(({ id }) => id);
    await followInteractions(ctx, ids);
    for (const task of followUps) await ctx.call(createTask, { ...task, accountId: account.key, type: 'follow_up', interactionId: key });
    ctx.audit(`interaction:${key}`);
    return { id: key, version: 1 };
  },
});

/**
 * Changes a touchpoint; that it took place, was cancelled or missed are changes too.
 * @throws AppError conflict when it no longer has the version that the editor began from
 */
export const updateInteraction = defineOperation({
  name: 'interaction.update',
  kind: 'write',
  permission: 'interaction:write',
  scope: 'organization',
  input: InteractionChange,
  output: SavedInteraction,
  run: async (ctx, { id, version: began, participants, ...fields }) => {
    const found = await findRecord(ctx, 'interaction', id);
    const version = await changeRecord(ctx, 'interaction', found, fields, began);
    if (participants) await replaceParticipants(ctx, [{ id: found.id, participants: uniqueParticipants(participants) }]);
    await followInteractions(ctx, [found.id]);
    ctx.audit(`interaction:${id}`, { fields: [...Object.keys(fields), ...(participants ? ['participants'] : [])] });
    return { id, version };
  },
});

/** Takes a touchpoint out of every list, and off the timeline; its tasks stay. */
export const deleteInteraction = defineOperation({
  name: 'interaction.delete',
  kind: 'write',
  permission: 'interaction:write',
  scope: 'organization',
  input: InteractionId,
  output: Done,
  run: async (ctx, { id }) => {
    await removeRecord(ctx, 'interaction', id);
    return {};
  },
});

/** Brings a deleted touchpoint back as it was. */
export const restoreInteraction = defineOperation({
  name: 'interaction.restore',
  kind: 'write',
  permission: 'interaction:write',
  scope: 'organization',
  input: InteractionId,
  output: Done,
  run: async (ctx, { id }) => {
    await bringBackRecord(ctx, 'interaction', id);
    return {};
  },
});
