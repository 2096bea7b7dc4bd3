import { type Context, findAccounts } from '@/lib/core/context';
import type { FieldError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { type RecordOutcome, UpsertInput, UpsertResult, upsertEach } from '@/lib/core/upsert';
import { DealRecord } from './contract';
import { applyDealRecord, changedDealFields, type DealState, settledCurrency } from './rules';
import { readStages } from './stages';
import { loadDeals, type StoredDeals, tellDeals } from './store';

const GONE: FieldError = { path: 'id', code: 'not_found', message: 'There is no such deal' };
const NO_ACCOUNT: FieldError = { path: 'accountId', code: 'unknown_account', message: 'There is no such account' };
const NO_STAGE: FieldError = { path: 'stage', code: 'unknown_stage', message: 'There is no such stage' };

interface Known {
  stored: StoredDeals;
  accounts: Awaited<ReturnType<typeof findAccounts>>;
  stages: ReadonlySet<string>;
  currency: string;
}

/** Applies the records one after another in memory; several may concern one deal. */
function applyRecords(records: readonly DealRecord[], { stored, accounts, stages, currency }: Known) {
  const wanted = new Map<string, DealState>();
  const outcomes = records.map((record): RecordOutcome => {
    if (stored.invisible.has(record.id)) return { fault: GONE };
    const account = accounts.get(record.accountId);
    if (!account) return { fault: NO_ACCOUNT };
    if (!stages.has(record.stage)) return { fault: NO_STAGE };
    const after = applyDealRecord(wanted.get(record.id) ?? stored.states.get(record.id) ?? null, record, account.id);
    if (after !== 'stale') wanted.set(record.id, settledCurrency(after, currency));
    return { fault: null, isStale: after === 'stale' };
  });
  return { wanted, outcomes };
}

async function saveDeals(ctx: Context, states: readonly DealState[]): Promise<void> {
  const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  await ctx.db
    .insertInto('deal')
    .values(states.map(({ deleted: _back, ...state }) => ({ ...state, ...times, createdBy, organizationId: ctx.organization.id })))
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'key']).doUpdateSet((eb) => ({
        accountId: eb.ref('excluded.accountId'),
        name: eb.ref('excluded.name'),
        stage: eb.ref('excluded.stage'),
        amount: eb.ref('excluded.amount'),
        currency: eb.ref('excluded.currency'),
        closeOn: eb.ref('excluded.closeOn'),
        kind: eb.ref('excluded.kind'),
        ownerEmail: eb.ref('excluded.ownerEmail'),
        sourceUpdatedAt: eb.ref('excluded.sourceUpdatedAt'),
        version: eb('deal.version', '+', 1),
        updatedAt: ctx.now,
        deletedAt: null,
      })),
    )
    .execute();
}

async function editDeals(ctx: Context, records: readonly DealRecord[]): Promise<readonly RecordOutcome[]> {
  if (records.length === 0) return [];
  const accounts = await findAccounts(ctx, [...new Set(records.map(({ accountId }) => accountId))]);
  const stored = await loadDeals(ctx, [...new Set(records.map(({ id }) => id))]);
  const stages = new Set((await readStages(ctx)).map(({ id }) => id));
  const { wanted, outcomes } = applyRecords(records, { stored, accounts, stages, currency: ctx.organization.currency });
  const changes = [...wanted.values()].map((after) => ({ after, fields: changedDealFields(stored.states.get(after.key) ?? null, after) }));
  const isNewer = ({ key, sourceUpdatedAt }: DealState) => stored.states.get(key)?.sourceUpdatedAt?.getTime() !== sourceUpdatedAt?.getTime();
  const written = changes.filter(({ after, fields }) => fields.length > 0 || isNewer(after)).map(({ after }) => after);
  if (written.length === 0) return outcomes;
  await saveDeals(ctx, written);
  await tellDeals(
    ctx,
    written.map(({ key }) => ({ key, from: stored.states.get(key)?.stage ?? null })),
  );
  for (const { after, fields } of changes) if (fields.length > 0) ctx.audit(`deal:${after.key}`, { fields });
  return outcomes;
}

/** `PUT /api/v1/deals`: makes, changes and restores deals, each record by itself. */
export const upsertDeals = defineOperation({
  name: 'deal.upsert',
  kind: 'write',
  permission: 'deal:write',
  scope: 'organization',
  input: UpsertInput,
  output: UpsertResult,
  run: (ctx, { data }) => upsertEach(DealRecord, data, (records) => editDeals(ctx, records)),
});
