import { sql } from 'kysely';
import { type Context, findAccounts } from '@/lib/core/context';
import type { FieldError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { type RecordOutcome, UpsertInput, UpsertResult, upsertEach } from '@/lib/core/upsert';
import { ContactRecord } from './contract';
import { applyContactRecord, type ContactState, changedContactFields } from './rules';
import { loadContacts, nameContacts, type StoredContacts, tellContacts } from './store';

const GONE: FieldError = { path: 'id', code: 'not_found', message: 'There is no such contact' };
const NO_ACCOUNT: FieldError = { path: 'accountId', code: 'unknown_account', message: 'There is no such account' };

type Accounts = Awaited<ReturnType<typeof findAccounts>>;

/** Applies the records one after another in memory; several may concern one contact. */
function applyRecords(records: readonly ContactRecord[], stored: StoredContacts, accounts: Accounts) {
  const wanted = new Map<string, ContactState>();
  const outcomes = records.map((record): RecordOutcome => {
    const key = stored.keys.get(record.id) ?? record.id;
    if (stored.invisible.has(key)) return { fault: GONE };
    const account = accounts.get(record.accountId);
    if (!account) return { fault: NO_ACCOUNT };
    const after = applyContactRecord(wanted.get(key) ?? stored.states.get(key) ?? null, { ...record, id: key }, account.id);
    if (after !== 'stale') wanted.set(key, after);
    return { fault: null, isStale: after === 'stale' };
  });
  return { wanted, outcomes };
}

/** Reporting lines and chosen product users belong to an account: who leaves it leaves them. */
async function cutLines({ db }: Context, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('contact')
    .set({ reportsToId: null })
    .where((eb) =>
      eb.or([eb('id', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)), eb('reportsToId', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`))]),
    )
    .execute();
  await db
    .updateTable('contact')
    .set({ link: 'email', userRef: null })
    .where((eb) => eb('id', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
    .where('link', '=', 'manual')
    .execute();
}

async function saveContacts(ctx: Context, states: readonly ContactState[]): Promise<{ id: number; key: string }[]> {
  const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
  const rows = states.map(({ deleted: _back, ...state }) => ({
    ...state,
    organizationId: ctx.organization.id,
    createdBy,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }));
  return ctx.db
    .insertInto('contact')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'key']).doUpdateSet((eb) => ({
        accountId: eb.ref('excluded.accountId'),
        email: eb.ref('excluded.email'),
        firstName: eb.ref('excluded.firstName'),
        lastName: eb.ref('excluded.lastName'),
        title: eb.ref('excluded.title'),
        role: eb.ref('excluded.role'),
        isKey: eb.ref('excluded.isKey'),
        sourceUpdatedAt: eb.ref('excluded.sourceUpdatedAt'),
        version: eb('contact.version', '+', 1),
        updatedAt: ctx.now,
        deletedAt: null,
      })),
    )
    .returning(['id', 'key'])
    .execute();
}

async function editContacts(ctx: Context, records: readonly ContactRecord[]): Promise<readonly RecordOutcome[]> {
  if (records.length === 0) return [];
  const accounts = await findAccounts(ctx, [...new Set(records.map(({ accountId }) => accountId))]);
  const stored = await loadContacts(ctx, [...new Set(records.map(({ id }) => id))]);
  const { wanted, outcomes } = applyRecords(records, stored, accounts);
  const changes = [...wanted.values()].map((after) => ({ after, fields: changedContactFields(stored.states.get(after.key) ?? null, after) }));
  const isNewer = ({ key, sourceUpdatedAt }: ContactState) => stored.states.get(key)?.sourceUpdatedAt?.getTime() !== sourceUpdatedAt?.getTime();
  const written = changes.filter(({ after, fields }) => fields.length > 0 || isNewer(after));
  if (written.length === 0) return outcomes;
  const saved = await saveContacts(
    ctx,
    written.map(({ after }) => after),
  );
  await nameContacts(
    ctx,
    saved.filter(({ key }) => !stored.states.has(key)),
  );
  const moved = new Set(written.flatMap(({ after, fields }) => (stored.states.has(after.key) && fields.includes('accountId') ? after.key : [])));
  await cutLines(
    ctx,
    saved.flatMap(({ id, key }) => (moved.has(key) ? id : [])),
  );
  await tellContacts(
    ctx,
    saved.map(({ id }) => id),
  );
  for (const { after, fields } of written) if (fields.length > 0) ctx.audit(`contact:${after.key}`, { fields });
  return outcomes;
}

/** `PUT /api/v1/contacts`: makes, changes and restores contacts, each record by itself. */
export const upsertContacts = defineOperation({
  name: 'contact.upsert',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: UpsertInput,
  output: UpsertResult,
  run: (ctx, { data }) => upsertEach(ContactRecord, data, (records) => editContacts(ctx, records)),
});
