import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { visibleAccounts } from '@/lib/core/visibility';

/** Whether the actor may shape the pages of a team: a global admin of all, other admins of the teams they are in. */
export function mayShape({ actor }: Pick<Context, 'actor'>, teamId: RawBuilder<unknown>): RawBuilder<boolean> {
  if (actor.kind !== 'user' || actor.role === 'global_admin') return sql`true`;
  return sql`EXISTS (SELECT FROM team_member m WHERE m.team_id = ${teamId} AND m.membership_id = ${actor.membershipId}::uuid)`;
}

export const notYours = () => new AppError('forbidden', 'You may change the layouts of your own teams');

/** Name of the person who published a version `v`. */
const publisherName = sql<string | null>`(SELECT i.name FROM membership m JOIN identity i ON i.id = m.identity_id
  WHERE m.organization_id = v.organization_id AND m.id = v.published_by)`;

/** The first account of a layout's kind that the actor sees. */
function exampleKey({ actor }: Pick<Context, 'actor'>): RawBuilder<string | null> {
  const below = sql`EXISTS (SELECT FROM account c WHERE c.organization_id = a.organization_id AND c.parent_id = a.id AND c.deleted_at IS NULL)`;
  return sql`(
    SELECT a.key FROM account a
    WHERE a.organization_id = l.organization_id AND a.type = coalesce(l.account_type, a.type) AND a.deleted_at IS NULL AND ${visibleAccounts(actor, sql`a.id`)}
      AND CASE l.variant WHEN 'parent' THEN ${below} WHEN 'child' THEN a.parent_id IS NOT NULL AND NOT ${below} ELSE true END
    ORDER BY a.id LIMIT 1)`;
}

/** The layouts with the names of what they are for, and who published them last. */
export function selectLayouts(ctx: Pick<Context, 'db' | 'actor'>) {
  return ctx.db
    .selectFrom('layout as l')
    .leftJoin('accountType as t', (join) => join.onRef('t.organizationId', '=', 'l.organizationId').onRef('t.id', '=', 'l.accountType'))
    .leftJoin('team', (join) => join.onRef('team.organizationId', '=', 'l.organizationId').onRef('team.id', '=', 'l.teamId'))
    .leftJoin('layoutVersion as v', (join) =>
      join.onRef('v.organizationId', '=', 'l.organizationId').onRef('v.layoutId', '=', 'l.id').onRef('v.number', '=', 'l.published'),
    )
    .select(['l.id', 'l.accountType', 'l.teamId', 'l.variant', 'l.version', 'l.published', 't.name as typeName', 'team.name as teamName'])
    .select((eb) => [eb('l.draft', 'is not', null).as('hasDraft'), 'v.publishedAt', publisherName.as('publishedBy')])
    .select([mayShape(ctx, sql`l.team_id`).as('editable'), exampleKey(ctx).as('example')]);
}

/** The versions of a layout `l`, newest first, as a column. */
export const versionsColumn = sql<{ number: number; publishedAt: string; publishedBy: string | null }[]>`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('number', v.number, 'publishedAt', v.published_at, 'publishedBy', ${publisherName}) ORDER BY v.number DESC), '[]')
  FROM layout_version v WHERE v.organization_id = l.organization_id AND v.layout_id = l.id)`;
