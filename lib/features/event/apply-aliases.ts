import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { recomputeJob } from '@/lib/features/usage/jobs';
import { lockUsers, saveUsers, userState } from './apply-identify';
import { textArray } from './array-literal';
import type { PlacedEvent } from './place-events';
import type { UserOfAccount } from './place-users';
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

interface Alias {
  previousId: string;
  userId: string;
}

/** In one account, the user known by previousId becomes userId; a merge has the account's rollups rebuilt. */
async function joinUsers(ctx: Context, previous: KnownAs, into: number | undefined, userId: string): Promise<void> {
  if (into === previous.recordId) return;
  ctx.audit(`account:${previous.accountId}`, { alias: previous.recordId, into: into ?? null });
  if (into === undefined) return rename(ctx, previous, userId);
  await merge(ctx, previous.recordId, into);
  await ctx.enqueue(recomputeJob, { accountId: previous.accountId }, `usage.recompute:${previous.accountId}:alias:${previous.recordId}`);
}

async function recordOf(ctx: Context, { accountId, userId }: UserOfAccount): Promise<number | undefined> {
  return (await knownAs(ctx, userId)).find((known) => known.accountId === accountId)?.recordId;
}

async function applyAlias(ctx: Context, { previousId, userId }: Alias): Promise<void> {
  for (const previous of await knownAs(ctx, previousId)) {
    await joinUsers(ctx, previous, await recordOf(ctx, { accountId: previous.accountId, userId }), userId);
  }
}

/** Aliases that came before the account knew their previous id, in the order of their times. */
async function applyEarlier(ctx: Context, created: readonly UserOfAccount[]): Promise<void> {
  const aliases = await ctx.db
    .selectFrom('userAlias')
    .select(['previousId', 'userId'])
    .where('organizationId', '=', ctx.organization.id)
    .where('previousId', '=', sql<string>`ANY(${textArray(created.map((user) => user.userId))}::text[])`)
    .orderBy('at')
    .orderBy('userId')
    .execute();
  for (const { previousId, userId } of aliases) {
    for (const { accountId } of created.filter((user) => user.userId === previousId)) {
      const recordId = await recordOf(ctx, { accountId, userId: previousId });
      if (recordId === undefined) continue;
      await joinUsers(ctx, { accountId, recordId }, await recordOf(ctx, { accountId, userId }), userId);
    }
  }
}

/**
 * Applies alias calls: in each account that knows previousId, now or later, its user becomes userId. Raw events keep
 * the ids as sent, so that `event.undo-alias` can take them apart again.
 * @param created users that these events made, whom an earlier alias may concern
 */
export async function applyAliases(ctx: Context, stored: readonly PlacedEvent[], created: readonly UserOfAccount[]): Promise<void> {
  for (const { event } of stored) {
    const { userId, previousId, at } = event;
    if (event.type !== 'alias' || userId === null || previousId === null || userId === previousId) continue;
    await ctx.db
      .insertInto('userAlias')
      .values({ organizationId: ctx.organization.id, previousId, userId, at: new Date(at) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await applyAlias(ctx, { previousId, userId });
  }
  if (created.length > 0) await applyEarlier(ctx, created);
}
