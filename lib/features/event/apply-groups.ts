import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { type AccountChange, followChanges } from '@/lib/features/account/changes';
import { refreshVisibility } from '@/lib/features/account/visibility';
import { readDefinitions } from '@/lib/features/attribute/queries';
import { numberArray, textArray } from './array-literal';
import { type Json, storableJson } from './json-shape';
import type { PlacedEvent } from './place-events';
import { domainOf, mergeTraits, type TraitState, textTrait, traitState } from './traits';

interface AccountRow {
  id: number;
  key: string;
  name: string;
  domain: string | null;
  attributes: unknown;
  traitTimes: unknown;
  sourceUpdatedAt: Date | null;
}

function accountState(row: AccountRow): TraitState {
  const state = traitState(row.attributes, row.traitTimes);
  if ('name' in state.times) state.values.name = row.name;
  if ('domain' in state.times && row.domain !== null) state.values.domain = row.domain;
  return state;
}

/** The account's columns after group calls; a column that no call spoke of stays as it is. */
function accountColumns(row: AccountRow, { values, times }: TraitState) {
  const { name, domain, ...attributes } = values;
  const namesDomain = 'domain' in times || 'website' in times;
  return {
    id: row.id,
    name: 'name' in times ? (textTrait(name) ?? row.key) : row.name,
    domain: namesDomain ? (domainOf(domain) ?? domainOf(values.website)) : row.domain,
    attributes,
    times,
  };
}

async function lockAccounts(ctx: Context, ids: readonly number[]): Promise<AccountRow[]> {
  return ctx.db
    .selectFrom('account')
    .select(['id', 'key', 'name', 'domain', 'attributes', 'traitTimes', 'sourceUpdatedAt'])
    .where('id', '=', sql<number>`ANY(${numberArray(ids)}::bigint[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * Applies group calls to their accounts: name, domain (or website), the rest as attributes; the latest word of each
 * stands, and none that is older than the record an integration has sent.
 */
export async function applyGroups(ctx: Context, stored: readonly PlacedEvent[]): Promise<void> {
  const said = stored.flatMap(({ accountId, event }) =>
    event.type === 'group' && event.traits && accountId !== null ? [{ accountId, traits: event.traits, at: event.at }] : [],
  );
  if (said.length === 0) return;
  const accounts = await lockAccounts(ctx, [...new Set(said.map(({ accountId }) => accountId))]);
  const rows = accounts.flatMap((account) => {
    const state = accountState(account);
    const before = JSON.stringify(state);
    const floor = account.sourceUpdatedAt?.getTime();
    for (const { accountId, traits, at } of said) if (accountId === account.id) mergeTraits(state, traits, at, floor);
    return JSON.stringify(state) === before ? [] : [{ account, columns: accountColumns(account, state) }];
  });
  if (rows.length === 0) return;
  await saveAccounts(
    ctx,
    rows.map(({ columns }) => columns),
  );
  await followChanges(ctx, await readDefinitions(ctx, 'account'), rows.map(changeOf), 'event');
  await refreshVisibility(ctx, { accountIds: rows.map(({ account }) => account.id) });
}

type Saved = ReturnType<typeof accountColumns>;

/** What a call changed, as it is stored. */
function changeOf({ account, columns }: { account: AccountRow; columns: Saved }): AccountChange {
  const values = ({ name, domain }: Pick<AccountRow, 'name' | 'domain'>, attributes: unknown) => ({
    fields: { name, domain },
    attributes: attributes as Json,
  });
  return {
    id: account.id,
    name: columns.name,
    before: values(account, account.attributes),
    after: values(columns, JSON.parse(storableJson(columns.attributes))),
  };
}

async function saveAccounts(ctx: Context, rows: readonly Saved[]): Promise<void> {
  await sql`
    UPDATE account a SET name = n.name, domain = n.domain, attributes = n.attributes, trait_times = n.times, updated_at = ${ctx.now}
    FROM unnest(${numberArray(rows.map((row) => row.id))}::bigint[], ${textArray(rows.map((row) => row.name))}::text[],
      ${textArray(rows.map((row) => row.domain))}::text[], ${textArray(rows.map((row) => storableJson(row.attributes)))}::jsonb[],
      ${textArray(rows.map((row) => storableJson(row.times)))}::jsonb[]) AS n (id, name, domain, attributes, times)
    WHERE a.organization_id = ${ctx.organization.id} AND a.id = n.id`.execute(ctx.db);
}
