import { issueKey } from '@/lib/core/auth/issue-key';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import type { KeyScope } from '@/lib/kit/access';
import { CreatedKey, Done, KeyId, NewKey } from './contract';

/** A new API or write key. A key that makes keys can give no scope that it lacks. */
export const createKey = defineOperation({
  name: 'key.create',
  kind: 'write',
  permission: 'key:admin',
  scope: 'organization',
  input: NewKey,
  output: CreatedKey,
  run: async (ctx, input) => {
    const scopes: KeyScope[] = input.kind === 'api' ? [...new Set(input.scopes)] : ['ingest'];
    const { actor } = ctx;
    if (actor.kind === 'apiKey' && !scopes.every((scope) => actor.scopes.includes(scope))) {
      throw new AppError('forbidden', 'A key cannot give scopes that it does not have');
    }
    return issueKey(ctx, { kind: input.kind, name: input.name, scopes });
  },
});

/** Ends a key: the next request with it is refused. Revoking it again changes nothing. */
export const revokeKey = defineOperation({
  name: 'key.revoke',
  kind: 'write',
  permission: 'key:admin',
  scope: 'organization',
  input: KeyId,
  output: Done,
  run: async (ctx, { id }) => {
    const key = await ctx.db
      .updateTable('accessKey')
      .set((eb) => ({ revokedAt: eb.fn.coalesce('revokedAt', eb.val(ctx.now)) }))
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!key) throw new AppError('not_found', 'There is no such key');
    ctx.audit(`key:${id}`);
    return {};
  },
});
