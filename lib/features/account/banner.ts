import { type RawBuilder, sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';

type Scope = Pick<Context, 'db' | 'actor' | 'organization'>;

const MOST_SIBLINGS = 50;

interface Link {
  key: string;
  name: string;
  icon: string;
}

export interface BannerRow {
  /** From the top down; null where the reader may not see the account. */
  ancestors: (Link | null)[];
  siblings: Link[];
  children: number;
  below: number;
}

const link = (alias: RawBuilder<unknown>) => sql`jsonb_build_object('key', ${alias}.key, 'name', ${alias}.name, 'icon', t.icon)`;

/** Hidden ancestors in a row are one gap: how many there are is nobody's business. */
function withoutRuns(ancestors: readonly (Link | null)[]): (Link | null)[] {
  return ancestors.filter((ancestor, index) => ancestor !== null || index === 0 || ancestors[index - 1] !== null);
}

/** What is above, beside and below an account, as columns of a statement. */
export function bannerColumns({ actor, organization }: Omit<Scope, 'db'>, account: ScopedAccount): RawBuilder<BannerRow> {
  const typeOf = (alias: RawBuilder<unknown>) => sql`JOIN account_type t ON t.organization_id = ${alias}.organization_id AND t.id = ${alias}.type`;
  const visible = (id: RawBuilder<number>) => visibleAccounts(actor, id);
  return sql`
      (SELECT coalesce(jsonb_agg(CASE WHEN ${visible(sql`up.id`)} THEN ${link(sql`up`)} END ORDER BY tree.distance DESC), '[]')
       FROM account_tree tree JOIN account up ON up.organization_id = tree.organization_id AND up.id = tree.ancestor_id ${typeOf(sql`up`)}
       WHERE tree.organization_id = ${organization.id} AND tree.descendant_id = ${account.id} AND tree.distance > 0) AS ancestors,
      (SELECT coalesce(jsonb_agg(${link(sql`s`)} ORDER BY s.name, s.id), '[]')
       FROM (SELECT * FROM account s WHERE s.organization_id = ${organization.id} AND s.parent_id = ${account.parentId}::bigint
             AND s.deleted_at IS NULL AND s.id <> ${account.id} AND ${visible(sql`s.id`)} ORDER BY s.name, s.id LIMIT ${MOST_SIBLINGS}) s
       ${typeOf(sql`s`)}) AS siblings,
      (SELECT count(*) FROM account c WHERE c.organization_id = ${organization.id} AND c.parent_id = ${account.id}
         AND c.deleted_at IS NULL AND ${visible(sql`c.id`)}) AS children,
      (SELECT max(down.distance) FROM account_tree down
       WHERE down.organization_id = ${organization.id} AND down.ancestor_id = ${account.id} AND ${visible(sql`down.descendant_id`)}) AS below`;
}

/** The columns as the banner has them. */
export function bannerOf({ ancestors, siblings, children, below }: BannerRow, account: ScopedAccount) {
  const level = account.depth + 1;
  return { ancestors: withoutRuns(ancestors), siblings, children, level, levels: level + below };
}

/** Where an account stands, in one statement. */
export async function readBanner(ctx: Scope, account: ScopedAccount) {
  const { rows } = await sql<BannerRow>`SELECT ${bannerColumns(ctx, account)}`.execute(ctx.db);
  const [row = { ancestors: [], siblings: [], children: 0, below: 0 }] = rows;
  return bannerOf(row, account);
}
