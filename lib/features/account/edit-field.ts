import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation, parseInput } from '@/lib/core/operation';
import { FieldEdit, FieldEdited } from '@/lib/features/attribute/contract';
import { ATTRIBUTE_PREFIX } from '@/lib/kit/attribute';
import { AccountRecord } from './contract';
import { editAccounts } from './edit-accounts';
import { type AccountState, valuesOf } from './rules';
import { loadAccounts } from './store';
import { lockHierarchy } from './tree';

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const keyIn = (field: string) => (field.startsWith(ATTRIBUTE_PREFIX) ? field.slice(ATTRIBUTE_PREFIX.length) : null);

/** What a field holds; null for nothing. */
function heldIn(state: AccountState, field: string): unknown {
  const { fields, attributes } = valuesOf(state);
  const key = keyIn(field);
  return (key === null ? fields[field] : attributes[key]) ?? null;
}

/** The account as it is, kept so for this transaction. */
async function lockState(ctx: Context, account: ScopedAccount): Promise<AccountState> {
  await lockHierarchy(ctx);
  const state = (await loadAccounts(ctx, [account.key])).states.get(account.key);
  if (!state) throw new AppError('not_found', 'There is no such account');
  return state;
}

/**
 * Sets one field where it stands, unless somebody set it meanwhile: then nothing changes and the answer says what it
 * holds. null clears. @throws AppError invalid when the value doesn't fit
 */
export const editField = defineOperation({
  name: 'account.edit',
  kind: 'write',
  permission: 'account:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: FieldEdit,
  output: FieldEdited,
  run: async (ctx, { field, from, to }, account) => {
    const now = heldIn(await lockState(ctx, account), field);
    if (!same(now, from)) return { conflict: { now } };
    const key = keyIn(field);
    const record = parseInput(AccountRecord.partial({ name: true }), {
      id: account.key,
      ...(key === null ? { [field]: to } : { attributes: { [key]: to } }),
    });
    const [outcome] = await editAccounts(ctx, [record]);
    if (outcome?.fault) throw new AppError('invalid', outcome.fault.message, { errors: [outcome.fault] });
    return { conflict: null };
  },
});
