import { sql } from 'kysely';
import type * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { UpsertInput, UpsertResult, upsertEach } from '@/lib/core/upsert';
import type { ChangeSource } from '@/lib/features/attribute/contract';
import type { Filter } from '@/lib/kit/filter';
import { followChanges } from './changes';
import {
  AccountAnswers,
  type AccountChange,
  AccountId,
  AccountMove,
  AccountRecord,
  BulkUpdate,
  BulkUpdateResult,
  Done,
  RetypeScope,
  TagReplacement,
  VisibilityScope,
} from './contract';
import { type AccountEdit, editAccounts } from './edit-accounts';
import { liftChildren } from './former-children';
import { keysOfAccounts } from './list';
import type { AccountState } from './rules';
import { loadAccounts } from './store';
import { lockHierarchy, relinkTrees } from './tree';
import { retypeAll } from './typed-values';
import { refreshVisibility } from './visibility';

/** `PUT /api/v1/accounts`: makes, changes and restores accounts, each record by itself. */
export const upsertAccounts = defineOperation({
  name: 'account.upsert',
  kind: 'write',
  permission: 'account:write',
  scope: 'organization',
  input: UpsertInput,
  output: UpsertResult,
  run: (ctx, { data }) => upsertEach(AccountRecord, data, (records) => editAccounts(ctx, records)),
});

/** Edits that only succeed together. @throws AppError invalid with the first fault of each */
async function editAll(ctx: Context, edits: readonly AccountEdit[], source?: ChangeSource): Promise<void> {
  const outcomes = await editAccounts(ctx, edits, source);
  const errors = outcomes.flatMap(({ fault }) => fault ?? []);
  if (errors.length > 0) throw new AppError('invalid', errors[0]?.message, { errors });
}

/** Puts an account, with everything below it, under another one or at the top. */
export const moveAccount = defineOperation({
  name: 'account.move',
  kind: 'write',
  permission: 'account:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountMove,
  output: Done,
  run: async (ctx, { parentId, relationship }, account) => {
    await editAll(ctx, [{ id: account.key, parentId, ...(relationship !== undefined && { relationship }) }]);
    return {};
  },
});

/** Accounts that one bulk change by filter may concern. */
const MOST_MATCHES = 5_000;

/** The accounts that a filter lets through, by their keys. @throws AppError precondition for too many */
export async function allMatches(ctx: Context, filter: Filter): Promise<string[]> {
  const keys = await keysOfAccounts(ctx, filter, MOST_MATCHES + 1);
  if (keys.length <= MOST_MATCHES) return keys;
  throw new AppError('precondition', `At most ${MOST_MATCHES} accounts can be changed at once: narrow the filter`);
}

/** What the fields of a change hold before it; null takes an attribute away again. */
function beforeChange(account: AccountState, { attributes, ...own }: z.infer<typeof AccountChange>) {
  const fields = Object.keys(own) as (keyof typeof own)[];
  const keys = Object.keys(attributes ?? {});
  return {
    ...Object.fromEntries(fields.map((field) => [field, account[field]])),
    ...(attributes && { attributes: Object.fromEntries(keys.map((key) => [key, account.attributes[key] ?? null])) }),
  };
}

/** Sets owner, status, stage or attributes of many accounts: all of them, or none. Answers with the records that undo it. */
export const bulkUpdateAccounts = defineOperation({
  name: 'account.bulk-update',
  kind: 'write',
  permission: 'account:write',
  scope: 'organization',
  input: BulkUpdate,
  output: BulkUpdateResult,
  run: async (ctx, { changes, ...chosen }) => {
    const ids = 'filter' in chosen ? await allMatches(ctx, chosen.filter) : [...new Set(chosen.accountIds)];
    const { states, keys, invisible } = await loadAccounts(ctx, ids);
    const accounts = ids.map((id) => states.get(keys.get(id) ?? ''));
    const undo = accounts.map((account) => {
      if (!account || account.deleted || invisible.has(account.key)) throw new AppError('not_found', 'There is no such account');
      return { id: account.key, name: account.name, ...beforeChange(account, changes) };
    });
    await editAll(
      ctx,
      ids.map((id) => ({ id, ...changes })),
    );
    return { changed: ids.length, undo };
  },
});

/**
 * Takes an account out of every list and figure. Its children move up to its parent; an upsert of its id, or
 * `account.restore`, brings it back with what it had, and its children under it.
 */
export const deleteAccount = defineOperation({
  name: 'account.delete',
  kind: 'write',
  permission: 'account:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountId,
  output: Done,
  run: async (ctx, _input, account) => {
    await lockHierarchy(ctx);
    const { children, parentKey } = await liftChildren(ctx, account.id);
    const lifted = { before: { fields: { parentId: account.key }, attributes: {} }, after: { fields: { parentId: parentKey }, attributes: {} } };
    await followChanges(
      ctx,
      [],
      children.map((child) => ({ ...child, ...lifted })),
    );
    const { db, now } = ctx;
    await db.updateTable('account').set({ deletedAt: now, updatedAt: now }).where('id', '=', account.id).execute();
    await db.deleteFrom('accountVisibility').where('accountId', '=', account.id).execute();
    const relinked = await relinkTrees(ctx, [account.id, ...children.map(({ id }) => id)]);
    await refreshVisibility(ctx, { accountIds: relinked });
    ctx.audit(`account:${account.key}`, { deleted: true });
    return {};
  },
});

/** Brings a deleted account back as it was. @throws AppError not_found when it isn't a deleted one */
export const restoreAccount = defineOperation({
  name: 'account.restore',
  kind: 'write',
  permission: 'account:write',
  scope: 'organization',
  input: AccountId,
  output: Done,
  run: async (ctx, { accountId }) => {
    const { states, keys } = await loadAccounts(ctx, [accountId]);
    const account = states.get(keys.get(accountId) ?? '');
    if (!account?.deleted) throw new AppError('not_found', 'There is no such deleted account');
    await editAll(ctx, [{ id: accountId, name: account.name }]);
    return {};
  },
});

/** After a change of account sets: who sees what. */
export const refreshAccountVisibility = defineOperation({
  name: 'account.refresh-visibility',
  kind: 'write',
  permission: 'team:admin',
  scope: 'organization',
  input: VisibilityScope,
  output: Done,
  run: async (ctx, scope) => {
    await refreshVisibility(ctx, scope);
    return {};
  },
});

/** After a change of attribute definitions: the accounts' typed values. */
export const retypeAccounts = defineOperation({
  name: 'account.retype',
  kind: 'write',
  permission: 'attribute:admin',
  scope: 'organization',
  input: RetypeScope,
  output: Done,
  run: async (ctx, { keys }) => {
    await retypeAll(ctx, keys);
    return {};
  },
});

/** Sets the attributes that somebody outside was asked for. @throws AppError invalid when one doesn't fit: then none is set */
export const takeAnswers = defineOperation({
  name: 'account.take-answers',
  kind: 'write',
  permission: 'request:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountAnswers,
  output: Done,
  run: async (ctx, { attributes }, account) => {
    await editAll(ctx, [{ id: account.key, attributes }], 'request');
    return {};
  },
});

/** Puts one tag in the place of another: on accounts, and in the sets of accounts that ask for it. */
export const replaceAccountTag = defineOperation({
  name: 'account.replace-tag',
  kind: 'write',
  permission: 'tag:admin',
  scope: 'organization',
  input: TagReplacement,
  output: Done,
  run: async (ctx, { from, into }) => {
    const { db, organization } = ctx;
    await sql`
      INSERT INTO account_tag (organization_id, account_id, tag_id)
      SELECT organization_id, account_id, ${into} FROM account_tag WHERE organization_id = ${organization.id} AND tag_id = ${from}
      ON CONFLICT DO NOTHING`.execute(db);
    await db.deleteFrom('accountTag').where('tagId', '=', from).execute();
    await sql`
      UPDATE account_set SET filter = replace(filter::text, ${from}, ${into})::jsonb
      WHERE organization_id = ${organization.id} AND strpos(filter::text, ${from}) > 0`.execute(db);
    await refreshVisibility(ctx, { all: true });
    return {};
  },
});
