import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { wordChoices } from '@/lib/kit/readable-word';
import { contactPage } from './contact-page';
import { ContactChoices, ContactDetail, ContactId, ContactTablePage, ContactTableRequest, Person, PersonRequest, StoredContact } from './contract';
import { readContact, sentimentOf } from './detail';
import { tasksOf, timelineOf, touchpointsOf } from './person';
import { fullName } from './rules';
import { findContact } from './store';
import { CONTACT_ROLES } from './table';

/** One page of an account's contacts, with how the same people use the product as of a day. */
export const listContactTable = defineOperation({
  name: 'contact.table',
  kind: 'read',
  permission: 'contact:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: ContactTableRequest,
  output: ContactTablePage,
  run: (ctx, { asOf, filter, sort, cursor, limit }, account) => contactPage(ctx, account, asOf, { filter, sort, cursor, size: limit }),
});

/** A list of choices stays one that can be read. */
const MOST_CHOICES = 500;

/** What forms and filters of an account's contacts choose from. */
export const listContactChoices = defineOperation({
  name: 'contact.choices',
  kind: 'read',
  permission: 'contact:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: z.strictObject({ accountId: z.string() }),
  output: ContactChoices,
  run: async ({ db }, _input, account) => {
    const contacts = await db
      .selectFrom('contact')
      .select(['key', 'firstName', 'lastName', 'role'])
      .where('accountId', '=', account.id)
      .where('deletedAt', 'is', null)
      .orderBy('firstName')
      .orderBy('id')
      .limit(MOST_CHOICES)
      .execute();
    const users = await db
      .selectFrom('productUser')
      .select(['userId as value', sql<string>`coalesce(name, email, user_id)`.as('label')])
      .where('accountId', '=', account.id)
      .orderBy('label')
      .limit(MOST_CHOICES)
      .execute();
    const roles = new Set([...CONTACT_ROLES, ...contacts.flatMap(({ role }) => role ?? [])]);
    return {
      contacts: contacts.map(({ key, ...names }) => ({ value: key, label: fullName(names) })),
      roles: wordChoices([...roles]),
      users,
    };
  },
});

/** One contact with its product user, its manager and reports. */
export const getContact = defineOperation({
  name: 'contact.get',
  kind: 'read',
  permission: 'contact:read',
  scope: 'organization',
  input: PersonRequest,
  output: ContactDetail,
  run: (ctx, { id, asOf }) => readContact(ctx, id, asOf),
});

/** Everything of one person, as far as the reader may see it. */
export const readPerson = defineOperation({
  name: 'contact.person',
  kind: 'read',
  permission: 'contact:read',
  scope: 'organization',
  input: PersonRequest,
  output: Person,
  run: async (ctx, { id, asOf }) => {
    const contact = await readContact(ctx, id, asOf);
    const { id: recordId } = await findContact(ctx, id);
    const touchpoints = ctx.can('interaction:read') ? await touchpointsOf(ctx, recordId) : [];
    return {
      contact,
      touchpoints,
      tasks: ctx.can('task:read') ? await tasksOf(ctx, recordId) : [],
      timeline: ctx.can('timeline:read') ? await timelineOf(ctx, id, touchpoints) : [],
    };
  },
});

function selectRecords({ db, actor }: Context) {
  return db
    .selectFrom('contact as c')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'c.organizationId').onRef('a.id', '=', 'c.accountId'))
    .leftJoin('contact as boss', (join) =>
      join.onRef('boss.organizationId', '=', 'c.organizationId').onRef('boss.id', '=', 'c.reportsToId').on('boss.deletedAt', 'is', null),
    )
    .select(['c.key as id', 'a.key as accountId', 'c.email', 'c.firstName', 'c.lastName', 'c.title', 'c.phone', 'c.role', 'c.isKey'])
    .select(['c.sentiment', 'boss.key as reportsToId', 'c.updatedAt'])
    .where('c.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(actor, eb.ref('a.id')));
}

type RecordRow = Awaited<ReturnType<ReturnType<typeof selectRecords>['executeTakeFirstOrThrow']>>;

const recordOf = ({ updatedAt, sentiment, ...row }: RecordRow) => ({
  ...row,
  sentiment: sentimentOf(sentiment),
  updatedAt: updatedAt.toISOString(),
});

/** Every contact of the accounts that the caller may see, or of one of them, by id in code-point order. */
export const listContactRecords = defineOperation({
  name: 'contact.list-records',
  kind: 'read',
  permission: 'contact:read',
  scope: 'organization',
  input: z.strictObject({ accountId: z.string().optional(), after: z.string().optional(), limit: z.int().min(1).max(200).default(50) }),
  output: z.strictObject({ data: z.array(StoredContact), more: z.boolean() }),
  run: async (ctx, { accountId, after, limit }) => {
    const rows = await selectRecords(ctx)
      .$if(accountId !== undefined, (query) => query.where('a.key', '=', accountId ?? ''))
      .$if(after !== undefined, (query) => query.where('c.key', '>', after ?? ''))
      .orderBy('c.key')
      .limit(limit + 1)
      .execute();
    return { data: rows.slice(0, limit).map(recordOf), more: rows.length > limit };
  },
});

/** One contact as the API gives it; one that was merged away is the one that stayed. */
export const getContactRecord = defineOperation({
  name: 'contact.get-record',
  kind: 'read',
  permission: 'contact:read',
  scope: 'organization',
  input: ContactId,
  output: StoredContact,
  run: async (ctx, { id }) => {
    const contact = await findContact(ctx, id);
    return recordOf(await selectRecords(ctx).where('c.id', '=', contact.id).executeTakeFirstOrThrow());
  },
});
