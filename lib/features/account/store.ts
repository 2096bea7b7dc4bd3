import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { addDays } from '@/lib/kit/day';
import type { TreeNode } from './hierarchy';
import type { AccountState } from './rules';

type Scope = Pick<Context, 'db' | 'organization' | 'actor'>;

/** What is stored of the accounts that a call names. */
export interface StoredAccounts {
  /** By key; deleted ones too. */
  states: Map<string, AccountState>;
  /** Any id that the outside uses → the account's key. */
  keys: Map<string, string>;
  /** Keys of those that the actor may not see. */
  invisible: Set<string>;
}

/** Loads the accounts behind some of the customer's ids, and keeps what they hold for this transaction. */
export async function loadAccounts({ db, actor }: Scope, ids: readonly string[]): Promise<StoredAccounts> {
  const rows = await db
    .selectFrom('externalId as x')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'x.organizationId').onRef('a.id', '=', 'x.recordId'))
    .leftJoin('account as p', (join) => join.onRef('p.organizationId', '=', 'a.organizationId').onRef('p.id', '=', 'a.parentId'))
    .select(['x.value', 'a.id', 'a.key', 'a.name', 'a.type', 'p.key as parentKey', 'a.relationship', 'a.domain', 'a.status', 'a.lifecycleStage'])
    .select(['a.ownerEmail', 'a.attributes', 'a.startedAt', 'a.startedAtGiven', 'a.sourceUpdatedAt', 'a.deletedAt'])
    .select((eb) => visibleAccounts(actor, eb.ref('a.id')).as('isVisible'))
    .where('x.kind', '=', 'account')
    .where('x.scopeId', '=', 0)
    .where((eb) => eb('x.value', '=', eb.fn.any(sql<string[]>`${ids}::text[]`)))
    .orderBy('a.id')
    .forNoKeyUpdate('a')
    .execute();
  const stored: StoredAccounts = { states: new Map(), keys: new Map(), invisible: new Set() };
  for (const { value, isVisible, deletedAt, startedAtGiven, ...row } of rows) {
    const attributes = row.attributes as AccountState['attributes'];
    stored.keys.set(value, row.key);
    stored.states.set(row.key, { ...row, attributes, startedAt: startedAtGiven ? row.startedAt : null, deleted: deletedAt !== null });
    if (!isVisible && deletedAt === null) stored.invisible.add(row.key);
  }
  return stored;
}

export interface StoredNode extends TreeNode {
  id: number;
  key: string;
}

const byKey = (rows: readonly StoredNode[]) => new Map(rows.map((row) => [row.key, row]));

/** Live accounts with all their ancestors, by key; of a deleted one, those it comes back under. */
export async function loadAncestry({ db, organization }: Scope, accountIds: readonly number[]): Promise<Map<string, StoredNode>> {
  const { rows } = await sql<StoredNode>`
    SELECT DISTINCT a.id, a.key, a.type, p.key AS parent_key
    FROM account named
    JOIN account_tree t ON t.organization_id = named.organization_id
      AND t.descendant_id = CASE WHEN named.deleted_at IS NULL THEN named.id ELSE named.parent_id END
    JOIN account a ON a.organization_id = t.organization_id AND a.id = t.ancestor_id
    LEFT JOIN account p ON p.organization_id = a.organization_id AND p.id = a.parent_id
    WHERE named.organization_id = ${organization.id} AND named.id = ANY(${accountIds}::bigint[])`.execute(db);
  return byKey(rows);
}

/** The live accounts directly below these. */
export async function loadChildren({ db, organization }: Scope, accountIds: readonly number[]): Promise<StoredNode[]> {
  if (accountIds.length === 0) return [];
  const { rows } = await sql<StoredNode>`
    SELECT c.id, c.key, c.type, p.key AS parent_key
    FROM account c JOIN account p ON p.organization_id = c.organization_id AND p.id = c.parent_id
    WHERE c.organization_id = ${organization.id} AND c.parent_id = ANY(${accountIds}::bigint[]) AND c.deleted_at IS NULL`.execute(db);
  return rows;
}

/** Each account type's allowed parent types; the first is the type of accounts that name none. */
export async function loadAccountTypes({ db }: Scope): Promise<Map<string, string[]>> {
  const rows = await db.selectFrom('accountType').select(['id', 'parents']).orderBy('position').execute();
  return new Map(rows.map((row) => [row.id, row.parents]));
}

/** An account ready to be written. */
export interface AccountRow extends Omit<AccountState, 'id' | 'parentKey' | 'type' | 'deleted'> {
  id: number;
  parentId: number | null;
  type: string;
  /** Levels above it, for an account that is new; others get theirs with their trees. */
  depth: number;
}

/** Internal ids for accounts that are about to be made. */
export async function allocateIds({ db }: Scope, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: number }>`SELECT nextval('account_id_seq') AS id FROM generate_series(1, ${count}::int)`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Writes accounts as given, new and old in any order; deleted ones come back. Without a start of their own they
 * began with their first event or record, whichever was earlier.
 */
export async function saveAccounts({ db, organization, now }: Scope & Pick<Context, 'now'>, accounts: readonly AccountRow[]): Promise<void> {
  await sql`
    INSERT INTO account (organization_id, id, key, name, type, parent_id, relationship, domain, status, lifecycle_stage, owner_email,
      attributes, depth, started_at, started_at_given, source_updated_at, created_at, updated_at)
    SELECT ${organization.id}, r.id, r.key, r.name, r.type, r."parentId", r.relationship, r.domain, r.status, r."lifecycleStage",
      r."ownerEmail", r.attributes, r.depth, coalesce(r."startedAt", ${now}), r."startedAt" IS NOT NULL, r."sourceUpdatedAt", ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) AS r (id bigint, key text, name text, type text, "parentId" bigint,
      relationship text, domain text, status text, "lifecycleStage" text, "ownerEmail" text, attributes jsonb,
      depth integer, "startedAt" timestamptz, "sourceUpdatedAt" timestamptz)
    ON CONFLICT (organization_id, id) DO UPDATE SET name = excluded.name, type = excluded.type, parent_id = excluded.parent_id,
      relationship = excluded.relationship, domain = excluded.domain, status = excluded.status,
      lifecycle_stage = excluded.lifecycle_stage, owner_email = excluded.owner_email, attributes = excluded.attributes,
      started_at = CASE
        WHEN excluded.started_at_given THEN excluded.started_at
        WHEN NOT account.started_at_given THEN account.started_at
        ELSE least(account.created_at, (SELECT min(u.first_seen_at) FROM product_user u
                                        WHERE u.organization_id = account.organization_id AND u.account_id = account.id)) END,
      started_at_given = excluded.started_at_given, source_updated_at = excluded.source_updated_at,
      former_parent_id = CASE WHEN account.parent_id IS NOT DISTINCT FROM excluded.parent_id THEN account.former_parent_id END,
      updated_at = excluded.updated_at, deleted_at = NULL`.execute(db);
}

/** What stands beside each new account from its first moment: its outside id and its rows of figures. */
export async function addAccountRows(
  { db, organization, today }: Scope & Pick<Context, 'today'>,
  accounts: readonly { id: number; key: string }[],
): Promise<void> {
  if (accounts.length === 0) return;
  const ids = accounts.map((account) => account.id);
  await sql`
    INSERT INTO external_id (organization_id, kind, scope_id, value, record_id)
    SELECT ${organization.id}, 'account', 0, key, id
    FROM unnest(${ids}::bigint[], ${accounts.map((account) => account.key)}::text[]) AS made (id, key)`.execute(db);
  await sql`
    INSERT INTO account_usage (organization_id, account_id, as_of, mau_trend)
    SELECT ${organization.id}, id, ${addDays(today, -1)}::date, array_fill(0, ARRAY[12]) FROM unnest(${ids}::bigint[]) AS made (id)`.execute(db);
  await sql`INSERT INTO account_money (organization_id, account_id) SELECT ${organization.id}, unnest(${ids}::bigint[])`.execute(db);
}
