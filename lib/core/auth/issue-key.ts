import type { KeyScope } from '@/lib/kit/access';
import type { Context } from '../context';
import { type KeyKind, mintKey } from './keys';

interface IssueOf {
  kind: KeyKind;
  name: string;
  scopes: KeyScope[];
}

/** Stores a new key of the organization, hashed. The secret leaves here once. */
export async function issueKey(ctx: Context, { kind, name, scopes }: IssueOf): Promise<{ id: string; prefix: string; secret: string }> {
  const { secret, prefix, hash } = mintKey(kind);
  const id = crypto.randomUUID();
  const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
  await ctx.db
    .insertInto('accessKey')
    .values({ organizationId: ctx.organization.id, id, kind, name, prefix, hash, scopes, createdBy, createdAt: ctx.now })
    .execute();
  ctx.audit(`key:${id}`, { kind, scopes });
  return { id, prefix, secret };
}
