import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { recomputeJob } from '@/lib/features/usage/jobs';
import { saveUsers } from './apply-identify';
import { textArray } from './array-literal';
import { AliasedUser, Done } from './contract';
import { asObject } from './json-shape';
import { KIND } from './kinds';
import { lockCreation } from './place-accounts';
import { createUsers, UserIds, type UserOfAccount } from './place-users';
import { mergeTraits, type TraitState, traitState } from './traits';

interface Name {
  userId: string;
  recordId: number;
}

/** All ids of the person whom one of them names. @throws AppError not_found for an id that the account doesn't know */
async function namesOf(ctx: Context, account: ScopedAccount, userId: string): Promise<Name[]> {
  const { rows } = await sql<Name>`
    SELECT other.value AS user_id, other.record_id FROM external_id x
    JOIN external_id other ON other.organization_id = x.organization_id AND other.kind = 'user' AND other.record_id = x.record_id
    WHERE x.organization_id = ${ctx.organization.id} AND x.kind = 'user' AND x.value = ${userId} AND x.scope_id = ${account.id}
    ORDER BY other.value`.execute(ctx.db);
  if (rows.length === 0) throw new AppError('not_found', 'The account has no such user');
  return rows;
}

/** What identify calls said of each id of the account, as the raw events have it. */
async function saidOf(ctx: Context, account: ScopedAccount, userIds: readonly string[]): Promise<Map<string, TraitState>> {
  const { rows } = await sql<{ userId: string; at: Date; traits: unknown }>`
    SELECT user_id, at, extra -> 'traits' AS traits FROM event
    WHERE organization_id = ${ctx.organization.id} AND account_id = ${account.id} AND kind = ${KIND.identify}
      AND user_id = ANY(${textArray(userIds)}::text[])`.execute(ctx.db);
  const states = new Map(userIds.map((userId) => [userId, traitState({}, {})]));
  for (const { userId, at, traits } of rows) {
    const state = states.get(userId);
    if (state) mergeTraits(state, asObject(traits) ?? {}, at.getTime());
  }
  return states;
}

/** Gives both users the traits that were said under their own ids. */
async function partTraits(ctx: Context, account: ScopedAccount, alone: Name, others: readonly [Name, ...Name[]]): Promise<void> {
  const said = await saidOf(
    ctx,
    account,
    [alone, ...others].map((name) => name.userId),
  );
  const together = traitState({}, {});
  for (const { userId } of others) {
    const state = said.get(userId);
    for (const [key, at] of Object.entries(state?.times ?? {})) mergeTraits(together, { [key]: state?.values[key] ?? null }, at);
  }
  await saveUsers(
    ctx,
    new Map([
      [alone.recordId, said.get(alone.userId) ?? traitState({}, {})],
      [others[0].recordId, together],
    ]),
  );
}

/** Makes the id a user again. The one it leaves is shown by `left`, and both are seen anew by the recompute. */
async function partUser(ctx: Context, user: UserOfAccount, left: Name): Promise<number> {
  const { db, organization } = ctx;
  await db
    .deleteFrom('externalId')
    .where('kind', '=', 'user')
    .where('scopeId', '=', user.accountId)
    .where('value', '=', user.userId)
    .where('organizationId', '=', organization.id)
    .execute();
  await db.updateTable('productUser').set({ userId: left.userId }).where('id', '=', left.recordId).where('userId', '=', user.userId).execute();
  const ids = new UserIds();
  await createUsers(ctx, [user], ids);
  await sql`UPDATE product_user SET first_seen_at = NULL, last_seen_at = NULL, first_identified_at = NULL
    WHERE organization_id = ${organization.id} AND id = ${left.recordId}`.execute(db);
  const recordId = ids.get(user);
  if (recordId === undefined) throw new AppError('internal', undefined, { cause: new Error('the user was not made') });
  return recordId;
}

/**
 * Takes an id that an alias joined with others apart again: in this account it is a user of its own, with what was
 * said and done under it. Figures follow from the raw events within seconds.
 */
export const undoAlias = defineOperation({
  name: 'event.undo-alias',
  kind: 'write',
  permission: 'event:admin',
  scope: (input: { accountId: string }) => input.accountId,
  input: AliasedUser,
  output: Done,
  run: async (ctx, { userId }, account) => {
    await lockCreation(ctx);
    const names = await namesOf(ctx, account, userId);
    const [first, ...more] = names.filter((name) => name.userId !== userId);
    if (!first) throw new AppError('precondition', 'No alias has joined this id with another one');
    const recordId = await partUser(ctx, { accountId: account.id, userId }, first);
    await partTraits(ctx, account, { userId, recordId }, [first, ...more]);
    ctx.audit(`account:${account.id}`, { aliasUndone: recordId, from: first.recordId });
    await ctx.enqueue(recomputeJob, { accountId: account.id }, `usage.recompute:${account.id}:alias-undone:${recordId}`);
    return {};
  },
});
