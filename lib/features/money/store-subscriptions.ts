import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { LoadedRecord, RecordState } from '@/lib/core/record-upsert';
import { visibleAccounts } from '@/lib/core/visibility';
import { refreshAccountMoney } from './account-figures';
import type { SubscriptionChange } from './contract';
import type { SubscriptionFields } from './rules';

/** The changes of a row of `subscription` as `s`, by day. */
export const changesOf = sql<SubscriptionChange[]>`coalesce((
  SELECT jsonb_agg(jsonb_build_object('effectiveOn', c.effective_on, 'quantity', c.quantity, 'unitAmount', c.unit_amount,
    'discountAmount', c.discount_amount) ORDER BY c.effective_on)
  FROM subscription_change c WHERE c.organization_id = s.organization_id AND c.subscription_id = s.id), '[]')`;

/** What is stored of the subscriptions behind some ids; deleted ones too. */
export async function loadSubscriptions({ db, actor }: Context, keys: readonly string[]): Promise<LoadedRecord<SubscriptionFields>[]> {
  const rows = await db
    .selectFrom('subscription as s')
    .select(['s.key', 's.accountId', 's.sourceUpdatedAt', 's.deletedAt', 's.code', 's.billingCycle', 's.currency', 's.startOn', 's.endOn'])
    .select(['s.renewal', 's.renewsOn', 's.termMonths', 's.cancelledAt', 's.trialEndsOn', changesOf.as('changes')])
    .select((eb) => visibleAccounts(actor, eb.ref('s.accountId')).as('isVisible'))
    .where((eb) => eb('s.key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .execute();
  return rows.map(({ key, accountId, sourceUpdatedAt, deletedAt, isVisible, billingCycle, renewal, ...row }) => ({
    frame: { key, accountId, sourceUpdatedAt },
    fields: { ...row, billingCycle: billingCycle as SubscriptionFields['billingCycle'], renewal: renewal as SubscriptionFields['renewal'] },
    deleted: deletedAt !== null,
    isVisible,
  }));
}

async function replaceChanges({ db, organization }: Context, subscriptions: readonly { id: number; changes: readonly SubscriptionChange[] }[]) {
  const ids = subscriptions.map(({ id }) => id);
  await sql`DELETE FROM subscription_change WHERE organization_id = ${organization.id} AND subscription_id = ANY(${ids}::bigint[])`.execute(db);
  const rows = subscriptions.flatMap(({ id, changes }) => changes.map((change) => ({ id, ...change })));
  if (rows.length === 0) return;
  await sql`
    INSERT INTO subscription_change (organization_id, subscription_id, effective_on, quantity, unit_amount, discount_amount)
    SELECT ${organization.id}, c.id, c."effectiveOn", c.quantity, c."unitAmount", c."discountAmount"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS c (id bigint, "effectiveOn" date, quantity bigint, "unitAmount" bigint, "discountAmount" bigint)`.execute(db);
}

/** Accounts that had one of these subscriptions so far. */
async function accountsWith({ db }: Context, keys: readonly string[]): Promise<number[]> {
  const rows = await db
    .selectFrom('subscription')
    .select('accountId')
    .where((eb) => eb('key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .execute();
  return rows.map(({ accountId }) => accountId);
}

/** Writes subscriptions as given, with their changes and what follows for the list of the accounts that gain or lose them. */
export async function saveSubscriptions(ctx: Context, states: readonly RecordState<SubscriptionFields>[]): Promise<void> {
  const before = await accountsWith(
    ctx,
    states.map(({ key }) => key),
  );
  const rows = states.map(({ changes: _apart, ...state }) => ({
    ...state,
    organizationId: ctx.organization.id,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }));
  const saved = await ctx.db
    .insertInto('subscription')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'key']).doUpdateSet((eb) => ({
        accountId: eb.ref('excluded.accountId'),
        code: eb.ref('excluded.code'),
        billingCycle: eb.ref('excluded.billingCycle'),
        currency: eb.ref('excluded.currency'),
        startOn: eb.ref('excluded.startOn'),
        endOn: eb.ref('excluded.endOn'),
        renewal: eb.ref('excluded.renewal'),
        renewsOn: eb.ref('excluded.renewsOn'),
        termMonths: eb.ref('excluded.termMonths'),
        cancelledAt: eb.ref('excluded.cancelledAt'),
        trialEndsOn: eb.ref('excluded.trialEndsOn'),
        sourceUpdatedAt: eb.ref('excluded.sourceUpdatedAt'),
        version: eb('subscription.version', '+', 1),
        updatedAt: ctx.now,
        deletedAt: null,
      })),
    )
    .returning(['id', 'key'])
    .execute();
  const changes = new Map(states.map((state) => [state.key, state.changes]));
  await replaceChanges(
    ctx,
    saved.map(({ id, key }) => ({ id, changes: changes.get(key) ?? [] })),
  );
  await refreshAccountMoney(ctx, [...new Set([...before, ...states.map(({ accountId }) => accountId)])]);
}
