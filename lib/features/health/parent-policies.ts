import { sql } from 'kysely';
import * as z from 'zod';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { Done, NewParentPolicy, ParentPolicies } from './contract';

/** How accounts with children are scored, by their type. */
export const listParentPolicies = defineOperation({
  name: 'health.parent-policies',
  kind: 'read',
  permission: 'health:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: ParentPolicies,
  run: async ({ db }) =>
    ParentPolicies.parse(
      await db.selectFrom('accountType').select(['id as accountType', 'name', 'healthPolicy as policy']).orderBy('position').execute(),
    ),
});

/** Scores accounts of a type that have children by themselves or by those, from now on; kept days stay. @throws AppError not_found */
export const setParentPolicy = defineOperation({
  name: 'health.set-parent-policy',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: NewParentPolicy,
  output: Done,
  run: async (ctx, { accountType, policy }) => {
    const found = await ctx.db
      .updateTable('accountType')
      .set({ healthPolicy: policy })
      .where('id', '=', accountType)
      .returning('id')
      .executeTakeFirst();
    if (!found) throw new AppError('not_found', 'There is no such account type');
    await sql`
      INSERT INTO health_mark (organization_id, account_id)
      SELECT organization_id, id FROM account WHERE organization_id = ${ctx.organization.id} AND type = ${accountType} AND deleted_at IS NULL`.execute(
      ctx.db,
    );
    ctx.audit(`account-type:${accountType}`, { healthPolicy: policy });
    return {};
  },
});
