import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { type AppliedLayout, Layout, LayoutId, LayoutSummary, LayoutTarget } from './contract';
import { chooseLayout, placementOf } from './precedence';
import { selectLayouts, versionsColumn } from './stored';

const Variant = LayoutTarget.shape.variant;

/** The organization's layouts, drafts included. */
export const listLayouts = defineOperation({
  name: 'layout.list',
  kind: 'read',
  permission: 'layout:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(LayoutSummary),
  run: async (ctx) => {
    const rows = await selectLayouts(ctx).orderBy('t.position').orderBy('team.name').orderBy('l.variant').execute();
    return rows.map((row) => ({
      ...row,
      variant: Variant.parse(row.variant),
      hasDraft: Boolean(row.hasDraft),
      editable: row.editable && ctx.can('layout:admin'),
    }));
  },
});

/** One layout as its editor and its preview need it. */
export const readLayout = defineOperation({
  name: 'layout.read',
  kind: 'read',
  permission: 'layout:admin',
  scope: 'organization',
  input: LayoutId,
  output: Layout,
  run: async (ctx, { id }) => {
    const row = await selectLayouts(ctx)
      .select((eb) => [eb.fn.coalesce('l.draft', 'v.content').as('content'), versionsColumn.as('versions')])
      .where('l.id', '=', id)
      .executeTakeFirst();
    if (!row) throw new AppError('not_found', 'There is no such layout');
    return { ...row, variant: Variant.parse(row.variant), hasDraft: Boolean(row.hasDraft) };
  },
});

const teamsOf = ({ actor }: Pick<Context, 'actor'>) => (actor.kind === 'user' ? actor.teamIds : []);

/** The published layouts for an account's type and the reader's teams, as a column of a statement. */
export function layoutColumn(ctx: Pick<Context, 'actor' | 'organization'>, { type }: ScopedAccount): RawBuilder<AppliedLayout[]> {
  return sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'accountType', l.account_type, 'teamId', l.team_id, 'teamName', team.name,
      'variant', l.variant, 'content', v.content)), '[]')
    FROM layout l
    JOIN layout_version v ON v.organization_id = l.organization_id AND v.layout_id = l.id AND v.number = l.published
    LEFT JOIN team ON team.organization_id = l.organization_id AND team.id = l.team_id
    WHERE l.organization_id = ${ctx.organization.id} AND (l.account_type IS NULL OR l.account_type = ${type})
      AND (l.team_id IS NULL OR l.team_id = ANY(${teamsOf(ctx)}::uuid[])))`;
}

/** The one of them that the reader sees; null is the built-in one. */
export function layoutOf(ctx: Pick<Context, 'actor'>, published: readonly AppliedLayout[], account: ScopedAccount, children: number) {
  return chooseLayout(published, { type: account.type, teamIds: teamsOf(ctx), place: placementOf(account, children) });
}
