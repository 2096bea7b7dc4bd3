import { sql } from 'kysely';
import { type Context, findAccounts } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { allMatches } from './commands';
import { AccountTags, Done, Tagging, TaggingDone } from './contract';
import { refreshVisibility } from './visibility';

interface Pair {
  accountId: number;
  tagId: string;
}

/** @throws AppError not_found */
async function demandTags({ db }: Context, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const known = await db.selectFrom('tag').select('id').where('id', 'in', wanted).execute();
  if (known.length < wanted.length) throw new AppError('not_found', 'There is no such tag');
}

async function addTags({ db, organization }: Context, accountIds: readonly number[], tagIds: readonly string[]): Promise<Pair[]> {
  if (accountIds.length === 0 || tagIds.length === 0) return [];
  const { rows } = await sql<Pair>`
    INSERT INTO account_tag (organization_id, account_id, tag_id)
    SELECT ${organization.id}, a.id, t.id FROM unnest(${accountIds}::bigint[]) AS a (id) CROSS JOIN unnest(${tagIds}::uuid[]) AS t (id)
    ON CONFLICT DO NOTHING RETURNING account_id, tag_id`.execute(db);
  return rows;
}

function removeTags({ db }: Context, accountIds: readonly number[], tagIds: readonly string[]): Promise<Pair[]> {
  return db
    .deleteFrom('accountTag')
    .where((eb) => eb('accountId', '=', eb.fn.any(sql<number[]>`${accountIds}::bigint[]`)))
    .where((eb) => eb('tagId', '=', eb.fn.any(sql<string[]>`${tagIds}::uuid[]`)))
    .returning(['accountId', 'tagId'])
    .execute();
}

/** The opposite of what was done, a group for each tag. */
function inverse(added: readonly Pair[], removed: readonly Pair[], keys: ReadonlyMap<number, string>) {
  const groups = new Map<string, { accountIds: string[]; add: string[]; remove: string[] }>();
  const note = ({ accountId, tagId }: Pair, isAdded: boolean) => {
    const name = `${isAdded} ${tagId}`;
    const group = groups.get(name) ?? { accountIds: [], add: isAdded ? [] : [tagId], remove: isAdded ? [tagId] : [] };
    group.accountIds.push(keys.get(accountId) ?? '');
    groups.set(name, group);
  };
  for (const pair of added) note(pair, true);
  for (const pair of removed) note(pair, false);
  return [...groups.values()];
}

/** Puts tags on accounts and takes others off: all of it, or nothing. Answers with what takes it back. */
export const tagAccounts = defineOperation({
  name: 'account.tag',
  kind: 'write',
  permission: 'tag:write',
  scope: 'organization',
  input: Tagging,
  output: TaggingDone,
  run: async (ctx, { data }) => {
    await demandTags(
      ctx,
      data.flatMap(({ add, remove }) => [...add, ...remove]),
    );
    const keys = new Map<number, string>();
    const [added, removed]: [Pair[], Pair[]] = [[], []];
    for (const { add, remove, ...chosen } of data) {
      const names = 'filter' in chosen ? await allMatches(ctx, chosen.filter) : [...new Set(chosen.accountIds)];
      const accounts = await findAccounts(ctx, names);
      if (accounts.size < names.length) throw new AppError('not_found', 'There is no such account');
      const ids = [...accounts.values()].map(({ id }) => id);
      for (const { id, key } of accounts.values()) keys.set(id, key);
      added.push(...(await addTags(ctx, ids, add)));
      removed.push(...(await removeTags(ctx, ids, remove)));
    }
    const touched = [...new Set([...added, ...removed].map(({ accountId }) => accountId))];
    await refreshVisibility(ctx, { accountIds: touched });
    for (const id of touched) ctx.audit(`account:${keys.get(id)}`, { fields: ['tags'] });
    return { changed: touched.length, undo: inverse(added, removed, keys) };
  },
});

/** Makes these an account's tags. */
export const setAccountTags = defineOperation({
  name: 'account.set-tags',
  kind: 'write',
  permission: 'tag:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountTags,
  output: Done,
  run: async (ctx, { tagIds }, account) => {
    await demandTags(ctx, tagIds);
    const has = await ctx.db.selectFrom('accountTag').select('tagId').where('accountId', '=', account.id).execute();
    const others = has.flatMap(({ tagId }) => (tagIds.includes(tagId) ? [] : tagId));
    await removeTags(ctx, [account.id], others);
    await addTags(ctx, [account.id], tagIds);
    await refreshVisibility(ctx, { accountIds: [account.id] });
    ctx.audit(`account:${account.key}`, { fields: ['tags'] });
    return {};
  },
});
