import { type Context, findAccounts } from '@/lib/core/context';
import type { FieldError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { type RecordOutcome, UpsertInput, UpsertResult, upsertEach } from '@/lib/core/upsert';
import { InteractionRecord } from './contract';
import { applyInteractionRecord, changedFields, type InteractionState } from './rules';
import { followInteractions, loadInteractions, type StoredInteractions, saveInteractions } from './store';

const GONE: FieldError = { path: 'id', code: 'not_found', message: 'There is no such interaction' };
const NO_ACCOUNT: FieldError = { path: 'accountId', code: 'unknown_account', message: 'There is no such account' };

type Accounts = Awaited<ReturnType<typeof findAccounts>>;

/** Applies the records one after another in memory; several may concern one touchpoint. */
function applyRecords(ctx: Context, records: readonly InteractionRecord[], { states, invisible }: StoredInteractions, accounts: Accounts) {
  const wanted = new Map<string, InteractionState>();
  const outcomes = records.map((record): RecordOutcome => {
    if (invisible.has(record.id)) return { fault: GONE };
    const account = accounts.get(record.accountId);
    if (!account) return { fault: NO_ACCOUNT };
    const before = wanted.get(record.id) ?? states.get(record.id) ?? null;
    const after = applyInteractionRecord(before, record, { accountId: account.id, now: ctx.now });
    if (after !== 'stale') wanted.set(record.id, after);
    return { fault: null, isStale: after === 'stale' };
  });
  return { wanted, outcomes };
}

async function editInteractions(ctx: Context, records: readonly InteractionRecord[]): Promise<readonly RecordOutcome[]> {
  if (records.length === 0) return [];
  const accounts = await findAccounts(ctx, [...new Set(records.map(({ accountId }) => accountId))]);
  const stored = await loadInteractions(ctx, [...new Set(records.map(({ id }) => id))]);
  const { wanted, outcomes } = applyRecords(ctx, records, stored, accounts);
  const changes = [...wanted.values()].map((after) => ({ after, fields: changedFields(stored.states.get(after.key) ?? null, after) }));
  const isNewer = ({ key, sourceUpdatedAt }: InteractionState) => stored.states.get(key)?.sourceUpdatedAt?.getTime() !== sourceUpdatedAt?.getTime();
  const written = changes.filter(({ after, fields }) => fields.length > 0 || isNewer(after));
  if (written.length === 0) return outcomes;
  const saved = await saveInteractions(
    ctx,
    written.map(({ after }) => after),
  );
  await followInteractions(
    ctx,
    saved.map(({ id }) => id),
  );
  for (const { after, fields } of written) if (fields.length > 0) ctx.audit(`interaction:${after.key}`, { fields });
  return outcomes;
}

/** `PUT /api/v1/interactions`: makes, changes and restores touchpoints, each record by itself. */
export const upsertInteractions = defineOperation({
  name: 'interaction.upsert',
  kind: 'write',
  permission: 'interaction:write',
  scope: 'organization',
  input: UpsertInput,
  output: UpsertResult,
  run: (ctx, { data }) => upsertEach(InteractionRecord, data, (records) => editInteractions(ctx, records)),
});
