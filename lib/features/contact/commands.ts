import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { bringBackRecord, changeRecord, removeRecord } from '@/lib/core/record';
import { followContact } from '@/lib/features/hub/commands';
import { Changed, ContactChange, ContactId, ContactLink, Done, Made, NewContact } from './contract';
import { findContact, findManager, nameContacts, tellContacts } from './store';

/** A new contact of an account. */
export const createContact = defineOperation({
  name: 'contact.create',
  kind: 'write',
  permission: 'contact:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewContact,
  output: Made,
  run: async (ctx, { accountId: _account, reportsToId = null, ...values }, account) => {
    const key = crypto.randomUUID();
    const managerId = await findManager(ctx, { id: null, accountId: account.id }, reportsToId);
    const { id } = await ctx.db
      .insertInto('contact')
      .values({
        ...values,
        organizationId: ctx.organization.id,
        key,
        accountId: account.id,
        reportsToId: managerId,
        createdBy: ctx.actor.kind === 'user' ? ctx.actor.membershipId : null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await nameContacts(ctx, [{ id, key }]);
    await tellContacts(ctx, [id]);
    ctx.audit(`contact:${key}`);
    return { id: key };
  },
});

/** Changes what is written about a contact. @throws AppError conflict when someone changed it meanwhile */
export const updateContact = defineOperation({
  name: 'contact.update',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: ContactChange,
  output: Changed,
  run: async (ctx, { id, version, reportsToId, ...values }) => {
    const contact = await findContact(ctx, id);
    const line = reportsToId === undefined ? {} : { reportsToId: await findManager(ctx, contact, reportsToId) };
    const changes = { ...values, ...line };
    const next = await changeRecord(ctx, 'contact', contact, changes, version);
    await tellContacts(ctx, [contact.id]);
    ctx.audit(`contact:${contact.key}`, { fields: Object.keys(changes) });
    return { version: next };
  },
});

/** Takes a contact out of every list; who reported to it stands alone until it is restored. */
export const deleteContact = defineOperation({
  name: 'contact.delete',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: ContactId,
  output: Done,
  run: async (ctx, { id }) => {
    const { id: contactId } = await removeRecord(ctx, 'contact', id);
    await ctx.call(followContact, { contactId, deletedAt: ctx.now, isOpen: false });
    return {};
  },
});

/** Brings a deleted contact back. One that was merged comes back by taking the merge back. */
export const restoreContact = defineOperation({
  name: 'contact.restore',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: ContactId,
  output: Done,
  run: async (ctx, { id }) => {
    const { id: found, deletedAt } = await bringBackRecord(ctx, 'contact', id);
    const { mergedIntoId } = await ctx.db.selectFrom('contact').select('mergedIntoId').where('id', '=', found).executeTakeFirstOrThrow();
    if (mergedIntoId !== null) throw new AppError('precondition', 'This contact was merged into another one; take the merge back instead');
    if (deletedAt) await ctx.call(followContact, { contactId: found, deletedAt, isOpen: true });
    return {};
  },
});

/** The product user of the account with this id. @throws AppError invalid */
async function findUser({ db }: Context, accountId: number, userId: string): Promise<number> {
  const found = await db.selectFrom('productUser').select('id').where('accountId', '=', accountId).where('userId', '=', userId).executeTakeFirst();
  if (found) return found.id;
  const message = 'The account has no such product user';
  throw new AppError('invalid', message, { errors: [{ path: 'userId', code: 'unknown', message }] });
}

/** Says which product user a contact is: the one with the same e-mail, a chosen one, or nobody. */
export const linkContact = defineOperation({
  name: 'contact.link',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: ContactLink,
  output: Changed,
  run: async (ctx, { id, link, userId }) => {
    const contact = await findContact(ctx, id);
    const userRef = userId === undefined ? null : await findUser(ctx, contact.accountId, userId);
    const version = await changeRecord(ctx, 'contact', contact, { link, userRef }, undefined);
    ctx.audit(`contact:${contact.key}`, { link });
    return { version };
  },
});
