import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import { looker, may } from '@/lib/core/actor';
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

type ColumnScope = Pick<Context, 'actor' | 'organization'>;

/** Layouts with what they say, as a column of a statement. */
function appliedColumn({ organization }: ColumnScope, content: RawBuilder<unknown>, which: RawBuilder<unknown>): RawBuilder<AppliedLayout[]> {
  return sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'accountType', l.account_type, 'teamId', l.team_id, 'typeName', t.name, 'teamName', team.name,
      'variant', l.variant, 'content', ${content})), '[]')
    FROM layout l
    LEFT JOIN layout_version v ON v.organization_id = l.organization_id AND v.layout_id = l.id AND v.number = l.published
    LEFT JOIN account_type t ON t.organization_id = l.organization_id AND t.id = l.account_type
    LEFT JOIN team ON team.organization_id = l.organization_id AND team.id = l.team_id
    WHERE l.organization_id = ${organization.id} AND ${which})`;
}

interface LayoutReading {
  /** The layouts that come into question, to be read with other columns. */
  column: RawBuilder<AppliedLayout[]>;
  /** The one of them for a reader who sees so many accounts below this one; null is the built-in one. */
  choose(found: readonly AppliedLayout[], children: number): AppliedLayout | null;
}

/**
 * How the layout of an account's page is read: the most specific published one for the reader, or, for those who may
 * shape pages, be it through another's eyes, the one they ask for as its draft says.
 */
export function layoutReading(ctx: ColumnScope, account: ScopedAccount, askedId: string | undefined): LayoutReading {
  const { actor } = ctx;
  if (askedId !== undefined && may(looker(actor), 'layout:admin')) {
    return { column: appliedColumn(ctx, sql`coalesce(l.draft, v.content)`, sql`l.id = ${askedId}::uuid`), choose: ([asked]) => asked ?? null };
  }
  const { type } = account;
  const teamIds = actor.kind === 'user' ? actor.teamIds : [];
  const isForTeam = sql`(l.team_id IS NULL OR l.team_id = ANY(${teamIds}::uuid[]))`;
  return {
    column: appliedColumn(
      ctx,
      sql`v.content`,
      sql`l.published IS NOT NULL AND (l.account_type IS NULL OR l.account_type = ${type}) AND ${isForTeam}`,
    ),
    choose: (found, children) => chooseLayout(found, { type, teamIds, place: placementOf(account.parentId !== null, children) }),
  };
}
