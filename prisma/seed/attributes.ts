import type { Caller } from '@/lib/core/actor';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { followChanges } from '@/lib/features/account/changes';
import { upsertAccounts } from '@/lib/features/account/commands';
import { createAttribute } from '@/lib/features/attribute/commands';
import { readDefinitions } from '@/lib/features/attribute/queries';
import { listMembers } from '@/lib/features/member/queries';
import { ATTRIBUTES, type PastChange, pastChanges, sponsorOf } from './scenarios/fernway/attributes';
import type { AccountRecord } from './scenarios/types';

const DAY_MS = 86_400_000;
const OWN: ReadonlySet<string> = new Set(['status', 'lifecycleStage', 'ownerEmail']);

/** Defines what the organization keeps of its accounts. May be repeated. */
export async function addDefinitions(caller: Caller): Promise<void> {
  const present = await withTenant(caller.organization.id, (db) => readDefinitions({ db }, 'account'));
  const keys = new Set(present.map(({ key }) => key));
  for (const attribute of ATTRIBUTES) if (!keys.has(attribute.key ?? '')) await invoke(createAttribute, caller, attribute);
}

/** One past change as the accounts' history follows it; all else of the account is as it is now. */
function asFollowed(account: AccountRecord, id: number, { field, before, after }: PastChange) {
  const state = (value: PastChange['after']) =>
    OWN.has(field)
      ? { fields: { [field]: value === null ? null : String(value) }, attributes: account.attributes }
      : { fields: {}, attributes: { ...account.attributes, [field]: value } };
  return { id, name: account.name, before: state(before), after: state(after) };
}

/** Writes what the accounts' owners changed in the past, each on its day; once. */
async function addHistory(caller: Caller, accounts: readonly AccountRecord[], now: Date, members: ReadonlyMap<string, string>): Promise<void> {
  const byKey = new Map(accounts.map((account) => [account.id, account]));
  await withTenant(caller.organization.id, async (db) => {
    if (await db.selectFrom('fieldChange').select('id').limit(1).executeTakeFirst()) return;
    const definitions = await readDefinitions({ db }, 'account');
    const ids = new Map((await db.selectFrom('account').select(['id', 'key']).execute()).map(({ id, key }) => [key, id]));
    for (const change of pastChanges('fernway', accounts)) {
      const account = byKey.get(change.accountId);
      const id = ids.get(change.accountId);
      if (!account || id === undefined) continue;
      const membershipId = members.get(account.ownerEmail);
      const ctx = { ...makeContext(caller, db), now: new Date(now.getTime() - change.daysAgo * DAY_MS) };
      const person = { ...ctx, actor: { kind: 'user', membershipId } as typeof ctx.actor };
      await followChanges(membershipId ? person : ctx, definitions, [asFollowed(account, id, change)], membershipId ? 'app' : 'import');
    }
  });
}

/** The history of the accounts' fields, and the colleagues who stand behind them. May be repeated. */
export async function addChanges(caller: Caller, accounts: readonly AccountRecord[], now: Date): Promise<void> {
  const members = new Map((await invoke(listMembers, caller, {})).map(({ email, id }) => [email, id]));
  await addHistory(caller, accounts, now, members);
  const data = accounts.flatMap((account) => {
    const executiveSponsor = sponsorOf(account);
    return executiveSponsor !== null && members.has(executiveSponsor)
      ? [{ id: account.id, name: account.name, attributes: { executiveSponsor } }]
      : [];
  });
  if (data.length > 0) await invoke(upsertAccounts, caller, { data });
}
