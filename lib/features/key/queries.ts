import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { Key } from './contract';

const MOST_KEYS = 1_000;

/** The organization's keys, working ones first, then by age. Secrets are not stored, so none is here. */
export const listKeys = defineOperation({
  name: 'key.list',
  kind: 'read',
  permission: 'key:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(Key),
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('accessKey as k')
      .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'k.organizationId').onRef('m.id', '=', 'k.createdBy'))
      .leftJoin('identity as i', 'i.id', 'm.identityId')
      .select(['k.id', 'k.kind', 'k.name', 'k.prefix', 'k.scopes', 'k.createdAt', 'i.name as createdBy', 'k.lastUsedAt', 'k.revokedAt'])
      .orderBy('k.revokedAt', (order) => order.desc().nullsFirst())
      .orderBy('k.createdAt', 'desc')
      .orderBy('k.id')
      .limit(MOST_KEYS)
      .execute();
    return z.array(Key).parse(rows);
  },
});
