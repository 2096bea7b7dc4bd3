import type { Context } from '@/lib/core/context';
import { recomputeJob } from '@/lib/features/usage/jobs';
import { lockUsers, saveUsers, userState } from './apply-identify';
import type { PlacedEvent } from './place-events';
import { mergeTraits } from './traits';

interface KnownAs {
  accountId: number;
  recordId: number;
}

async function knownAs(ctx: Context, userId: string): Promise<KnownAs[]> {
  return ctx.db
    .selectFrom('externalId')
    .select(['scopeId as accountId', 'recordId'])
    .where('kind', '=', 'user')
    .where('value', '=', userId)
    .where('organizationId', '=', ctx.organization.id)
    .execute();
}

/** The user gets one more id and is shown by it; events under both ids are the same person's. */
async function rename(ctx: Context, { accountId, recordId }: KnownAs, userId: string): Promise<void> {
  await ctx.db
    .insertInto('externalId')
    .values({ organizationId: ctx.organization.id, kind: 'user', scopeId: accountId, value: userId, recordId })
    .execute();
  await ctx.db.updateTable('productUser').set({ userId }).where('id', '=', recordId).execute();
}

/** Two users turn out to be one: the ids of the first move to the second, which takes over what it doesn't know better. */
async function merge(ctx: Context, from: number, into: number): Promise<void> {
  const rows = new Map((await lockUsers(ctx, [from, into])).map((row) => [row.id, row]));
  const source = rows.get(from);
  const target = rows.get(into);
  if (!source || !target) return;
  const given = userState(source);
  const state = userState(target);
  for (const [key, at] of Object.entries(given.times)) mergeTraits(state, { [key]: given.values[key] ?? null }, at);
  await saveUsers(ctx, new Map([[into, state]]));
  await ctx.db.updateTable('externalId').set({ recordId: into }).where('kind', '=', 'user').where('recordId', '=', from).execute();
  await ctx.db.deleteFrom('productUser').where('id', '=', from).execute();
}

/**
 * Applies alias calls: in each account that knows previousId, its user becomes userId. Raw events keep the ids as
 * sent; a merge is made undoable by its audit entry, and the account's rollups are rebuilt from the raw events.
 */
export async function applyAliases(ctx: Context, stored: readonly PlacedEvent[]): Promise<void> {
  for (const { event } of stored) {
    const { userId, previousId, messageId } = event;
    if (event.type !== 'alias' || userId === null || previousId === null || userId === previousId) continue;
    const targets = new Map((await knownAs(ctx, userId)).map((known) => [known.accountId, known.recordId]));
    for (const previous of await knownAs(ctx, previousId)) {
      const into = targets.get(previous.accountId);
      if (into === previous.recordId) continue;
      ctx.audit(`account:${previous.accountId}`, { alias: messageId, user: previous.recordId, into: into ?? null });
      if (into === undefined) await rename(ctx, previous, userId);
      else {
        await merge(ctx, previous.recordId, into);
        await ctx.enqueue(recomputeJob, { accountId: previous.accountId }, `usage.recompute:${previous.accountId}:alias:${messageId}`);
      }
    }
  }
}
