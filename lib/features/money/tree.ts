import { sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { conversionInto } from './conversion';
import { lifetimeRevenue, readMoney } from './financials';
import { mrrAt } from './metrics';
import { pricedRevenue, readSubscriptions } from './subscriptions';

/** MRR at the end of a day and lifetime revenue of an account and all below it that the reader may see. */
export async function readTreeMoney(ctx: Context, account: ScopedAccount, asOf: AsOf) {
  const conversion = conversionInto(ctx.organization.currency);
  const ofTree = sql`IN (
    SELECT t.descendant_id FROM account_tree t JOIN account a ON a.organization_id = t.organization_id AND a.id = t.descendant_id
    WHERE t.organization_id = ${ctx.organization.id} AND t.ancestor_id = ${account.id} AND a.deleted_at IS NULL
      AND ${visibleAccounts(ctx.actor, sql`t.descendant_id`)})`;
  const subscriptions = await readSubscriptions(ctx, ofTree, asOf.day);
  const mrr = subscriptions.reduce((sum, subscription) => sum + mrrAt(pricedRevenue(subscription, conversion), asOf.day), 0);
  const lifetime = lifetimeRevenue(await readMoney(ctx, ofTree, asOf.end), conversion);
  return { missing: conversion.missing(), mrr, lifetime };
}
