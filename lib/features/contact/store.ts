import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { type FoundRecord, findRecord, findRelated } from '@/lib/core/record';
import { tellTimeline } from '@/lib/core/timeline';
import { visibleAccounts } from '@/lib/core/visibility';
import { type ContactState, fullName, makesCircle } from './rules';

/** What is stored of the contacts that a call names. */
export interface StoredContacts {
  /** By key; deleted ones too. */
  states: Map<string, ContactState>;
  /** Any id that the outside uses → the contact's key. */
  keys: Map<string, string>;
  /** Keys of those whose account the actor may not see. */
  invisible: Set<string>;
}

/** Loads the contacts behind some of the customer's ids; one that was merged away is found as the one that stayed. */
export async function loadContacts({ db, actor }: Context, ids: readonly string[]): Promise<StoredContacts> {
  const rows = await db
    .selectFrom('externalId as x')
    .innerJoin('contact as c', (join) => join.onRef('c.organizationId', '=', 'x.organizationId').onRef('c.id', '=', 'x.recordId'))
    .select(['x.value', 'c.key', 'c.accountId', 'c.email', 'c.firstName', 'c.lastName', 'c.title', 'c.role', 'c.isKey'])
    .select(['c.sourceUpdatedAt', 'c.deletedAt'])
    .select((eb) => visibleAccounts(actor, eb.ref('c.accountId')).as('isVisible'))
    .where('x.kind', '=', 'contact')
    .where('x.scopeId', '=', 0)
    .where((eb) => eb('x.value', '=', eb.fn.any(sql<string[]>`${ids}::text[]`)))
    .execute();
  const stored: StoredContacts = { states: new Map(), keys: new Map(), invisible: new Set() };
  for (const { value, isVisible, deletedAt, ...state } of rows) {
    stored.keys.set(value, state.key);
    stored.states.set(state.key, { ...state, deleted: deletedAt !== null });
    if (!isVisible) stored.invisible.add(state.key);
  }
  return stored;
}

/** The live contact behind any id that the outside uses for it. @throws AppError not_found */
export async function findContact(ctx: Context, id: string): Promise<FoundRecord> {
  const { keys } = await loadContacts(ctx, [id]);
  return findRecord(ctx, 'contact', keys.get(id) ?? id);
}

/** Lets the outside call contacts by their keys. */
export async function nameContacts({ db, organization }: Context, contacts: readonly { id: number; key: string }[]): Promise<void> {
  if (contacts.length === 0) return;
  const rows = contacts.map(({ id, key }) => ({ organizationId: organization.id, kind: 'contact', scopeId: 0, value: key, recordId: id }));
  await db.insertInto('externalId').values(rows).execute();
}

/** Tells the timelines that contacts were added; told again, under the names and on the accounts that they have now. */
export async function tellContacts(ctx: Context, ids: readonly number[]): Promise<void> {
  const rows = await ctx.db
    .selectFrom('contact')
    .select(['key', 'accountId', 'firstName', 'lastName', 'title', 'role', 'createdAt'])
    .where((eb) => eb('id', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
    .execute();
  const news = rows.map(({ key, accountId, title, role, createdAt, ...names }) => ({
    accountId,
    at: createdAt,
    category: 'contact' as const,
    subtype: role,
    event: 'created',
    source: 'contact',
    sourceKey: key,
    title: fullName(names),
    text: title,
  }));
  await tellTimeline(ctx, news);
}

/** Who reports to whom on an account, deleted ones included; holds the account's lines still until the commit. */
export async function loadManagers({ db }: Context, accountId: number): Promise<Map<number, number | null>> {
  await db.selectFrom('account').select('id').where('id', '=', accountId).forNoKeyUpdate().execute();
  const rows = await db.selectFrom('contact').select(['id', 'reportsToId']).where('accountId', '=', accountId).execute();
  return new Map(rows.map(({ id, reportsToId }) => [id, reportsToId]));
}

/**
 * The internal id of the one that a contact is to report to.
 * @param id of the contact; null for one that is being made
 * @throws AppError invalid for a stranger to the account or a circle
 */
export async function findManager(ctx: Context, { id, accountId }: { id: number | null; accountId: number }, key: string | null) {
  const managerId = await findRelated(ctx, 'contact', key, accountId, 'reportsToId');
  if (id === null || managerId === null) return managerId;
  if (!makesCircle(id, managerId, await loadManagers(ctx, accountId))) return managerId;
  const message = 'This would make a circle of reporting lines';
  throw new AppError('invalid', message, { errors: [{ path: 'reportsToId', code: 'cycle', message }] });
}
