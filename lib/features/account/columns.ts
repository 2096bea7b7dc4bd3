import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { BY_NAME, type SqlColumn, type SqlColumns } from '@/lib/core/db/table-query';
import { visibleAccounts } from '@/lib/core/visibility';
import { minorDigits } from '@/lib/kit/money';
import { attributeSqlColumn } from './attribute-cells';
import type { AccountColumn } from './table';

/** The accounts whose name, key or domain holds every word; the longest is the one that an index finds best. */
function hasWords(text: string): Expression<SqlBool> {
  const words = text
    .trim()
    .split(/\s+/)
    .sort((one, other) => other.length - one.length);
  return sql<SqlBool>`a.id IN (SELECT accounts_with_words(${words}::text[], false))`;
}

function startsWith(text: string): Expression<SqlBool> {
  return sql<SqlBool>`a.id IN (SELECT accounts_with_words(ARRAY[${text}::text], true))`;
}

/** Within the trees of these accounts, themselves included, as far as the reader may see those. */
function inTrees(actor: Actor, keys: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`a.id IN (
    SELECT t.descendant_id FROM account_tree t WHERE t.ancestor_id IN (
      SELECT x.record_id FROM external_id x
      WHERE x.kind = 'account' AND x.scope_id = 0 AND x.value = ANY(${keys}::text[]) AND ${visibleAccounts(actor, sql<number>`x.record_id`)}))`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Carrying one of these tags; an id that no tag can have finds nothing. */
function carries(ids: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`a.id IN (SELECT x.account_id FROM account_tag x WHERE x.tag_id = ANY(${ids.filter((id) => UUID.test(id))}::uuid[]))`;
}

const tags: SqlColumn = {
  value: sql`(SELECT x.tag_id FROM account_tag x WHERE x.organization_id = a.organization_id AND x.account_id = a.id LIMIT 1)`,
  type: 'uuid',
  among: carries,
  filled: sql<SqlBool>`a.id IN (SELECT x.account_id FROM account_tag x)`,
};

/** The account list's columns in SQL, over `account a`, `account_usage u` and `account_money m`. */
export function accountColumns({ actor, organization }: Pick<Context, 'actor' | 'organization'>): SqlColumns<AccountColumn> {
  const minorUnits = { type: 'bigint', scale: 10 ** minorDigits(organization.currency) } as const;
  return {
    name: { value: sql`a.name`, type: 'text', nullable: false, words: hasWords, prefix: startsWith },
    key: { value: sql`a.key`, type: 'text', nullable: false },
    type: { value: sql`a.type`, type: 'text', nullable: false },
    tree: { value: sql`a.parent_id`, type: 'bigint', among: (keys) => inTrees(actor, keys) },
    level: { value: sql`a.depth`, type: 'integer', nullable: false, origin: 1 },
    status: { value: sql`a.status`, type: 'text' },
    stage: { value: sql`a.lifecycle_stage`, type: 'text' },
    owner: { value: sql`a.owner_email`, type: 'text' },
    tags,
    mrr: { value: sql`m.mrr`, ...minorUnits },
    renewal: { value: sql`m.next_renewal_on`, type: 'date' },
    renewalAmount: { value: sql`m.renewal_amount`, ...minorUnits },
    health: { value: sql`u.health_score`, type: 'integer', among: (bands) => sql<SqlBool>`u.health_band = ANY(${bands}::text[])` },
    score: { value: sql`u.health_score`, type: 'integer' },
    mau: { value: sql`u.mau`, type: 'integer', nullable: false },
    dau: { value: sql`u.dau`, type: 'integer', nullable: false },
    wau: { value: sql`u.wau`, type: 'integer', nullable: false },
    stickiness: { value: sql`u.stickiness`, type: 'integer', scale: 100 },
    time: { value: sql`u.ms_per_user`, type: 'integer' },
    users: { value: sql`u.product_users`, type: 'integer', nullable: false },
    seen: { value: sql`u.last_seen_at`, type: 'timestamptz' },
    since: { value: sql`a.started_at`, type: 'timestamptz', nullable: false },
    [BY_NAME]: attributeSqlColumn,
  };
}

/** The tables that figures stand in, each with a row for every account. */
export const FIGURE_TABLES = { u: 'account_usage', m: 'account_money' } as const;
type FigureTable = keyof typeof FIGURE_TABLES;

const FIGURES: Readonly<Record<FigureTable, readonly AccountColumn[]>> = {
  u: ['health', 'score', 'mau', 'dau', 'wau', 'stickiness', 'time', 'users', 'seen'],
  m: ['mrr', 'renewal', 'renewalAmount'],
};

/** The table of figures that a column stands in; undefined for the account's own columns. */
export function figureTable(column: string): FigureTable | undefined {
  return (Object.keys(FIGURES) as FigureTable[]).find((table) => FIGURES[table].includes(column as AccountColumn));
}

/** The tie-breaker that lies in the same index as the column. */
export function pageKey(column: string): SqlColumn {
  const table = figureTable(column);
  return { value: sql.ref(table ? `${table}.account_id` : 'a.id'), type: 'bigint', nullable: false };
}
