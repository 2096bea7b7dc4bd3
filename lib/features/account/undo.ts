import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { putBack, type RecordShape, takeAway, unused } from '@/lib/core/image';
import { defineOperation } from '@/lib/core/operation';
import { readDefinitions } from '@/lib/features/attribute/queries';
import { followReturn } from './changes';
import { Done } from './contract';
import { valuesOf } from './rules';
import { loadAccounts } from './store';
import { lockHierarchy, relinkTrees } from './tree';
import { refreshVisibility } from './visibility';

/** Without what follows from other accounts, and from the first of its records. */
export const ACCOUNT_SHAPE: RecordShape = {
  table: 'account',
  outsideIds: 'account',
  parts: [],
  // From its first moment, or only telling how it changed.
  own: ['account_health', 'account_money', 'account_visibility', 'attribute_value', 'field_change', 'health_month', 'metric_month', 'timeline_entry'],
  source: null,
  loose: ['depth', 'started_at', 'former_parent_id'],
};

const Images = z.array(z.strictObject({ key: z.string(), id: z.int(), image: z.string() }));

/** Takes off the timeline what the last write of these accounts told. */
async function untell({ db, organization }: Context, ids: readonly number[]): Promise<void> {
  await sql`
    DELETE FROM timeline_entry e USING account a
    WHERE e.organization_id = ${organization.id} AND a.organization_id = e.organization_id AND a.id = ANY(${ids}::bigint[])
      AND e.account_id = a.id AND e.at = a.updated_at AND e.source = 'change'`.execute(db);
}

/** Makes accounts what they were before their last write, with everything that follows from their values; the history keeps both. */
export const putBackAccounts = defineOperation({
  name: 'account.put-back',
  kind: 'write',
  permission: 'account:write',
  scope: 'organization',
  input: z.strictObject({ images: Images }),
  output: Done,
  run: async (ctx, { images }) => {
    await lockHierarchy(ctx);
    const keys = images.map(({ key }) => key);
    const ids = images.map(({ id }) => id);
    const after = await loadAccounts(ctx, keys);
    await untell(ctx, ids);
    await putBack(ctx, ACCOUNT_SHAPE, images);
    const before = await loadAccounts(ctx, keys);
    const changes = [...before.states.values()].flatMap((state) => {
      const left = after.states.get(state.key);
      return state.id === null || !left ? [] : [{ id: state.id, name: state.name, before: valuesOf(left), after: valuesOf(state) }];
    });
    await followReturn(ctx, await readDefinitions(ctx, 'account'), changes);
    const relinked = await relinkTrees(ctx, ids);
    await refreshVisibility(ctx, { accountIds: [...new Set([...ids, ...relinked])] });
    return {};
  },
});

/**
 * Deletes accounts for good on which nothing hangs: no record, no user, no account below them that stays.
 * @returns the ids of those that are gone
 */
export const takeAwayAccounts = defineOperation({
  name: 'account.take-away',
  kind: 'write',
  permission: 'account:write',
  scope: 'organization',
  input: z.strictObject({ ids: z.array(z.int()) }),
  output: z.array(z.int()),
  run: async (ctx, { ids }) => {
    await lockHierarchy(ctx);
    const { db, organization } = ctx;
    const users = await db
      .selectFrom('productUser')
      .select('accountId')
      .distinct()
      .where((eb) => eb('accountId', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
      .execute();
    const seen = new Set(users.map(({ accountId }) => accountId));
    const free = await unused(
      ctx,
      ACCOUNT_SHAPE,
      ids.filter((id) => !seen.has(id)),
    );
    await sql`DELETE FROM account_tree WHERE organization_id = ${organization.id} AND descendant_id = ANY(${free}::bigint[])`.execute(db);
    await sql`DELETE FROM account_usage WHERE organization_id = ${organization.id} AND account_id = ANY(${free}::bigint[])`.execute(db);
    await takeAway(ctx, ACCOUNT_SHAPE, free);
    return free;
  },
});
