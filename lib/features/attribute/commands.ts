import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { retypeAccounts } from '@/lib/features/account/commands';
import { dependentsOf } from '@/lib/kit/attribute-formulas';
import { Attribute, AttributeChange, AttributeId, AttributeMove, type AttributeSubject, Done, MOST_ATTRIBUTES, NewAttribute } from './contract';
import { readAttributes } from './queries';
import { checkAttribute, checkUnread, keyOf, optionsOf } from './rules';
import { demandUndecided } from './uses';

const NEW: Omit<Attribute, 'key' | 'label' | 'kind'> = {
  choices: [],
  unit: null,
  currency: null,
  formula: null,
  section: null,
  isKey: false,
  version: 1,
  isArchived: false,
};

async function findAttribute(ctx: Context, subject: AttributeSubject, key: string): Promise<{ attribute: Attribute; all: Attribute[] }> {
  const all = await readAttributes(ctx, subject);
  const attribute = all.find((one) => one.key === key);
  if (!attribute) throw new AppError('not_found', 'There is no such attribute');
  return { attribute, all };
}

/** Values that were stored become what the definition says now; so does what is calculated from them. */
async function retype(ctx: Context, subject: AttributeSubject, key: string): Promise<void> {
  if (subject !== 'account') return;
  const all = await readAttributes(ctx, subject);
  const keys = new Set([key]);
  for (const read of keys) for (const dependent of dependentsOf(read, all)) keys.add(dependent);
  await ctx.call(retypeAccounts, { keys: [...keys] });
}

function valuesOf({ key: _key, isArchived: _archived, choices: _c, unit: _u, currency: _m, formula: _f, ...words }: Attribute, ctx: Context) {
  return { ...words, updatedAt: ctx.now };
}

/** Defines an attribute at the end of the list; values that came under its key before are typed. */
export const createAttribute = defineOperation({
  name: 'attribute.create',
  kind: 'write',
  permission: 'attribute:admin',
  scope: 'organization',
  input: NewAttribute,
  output: Attribute,
  run: async (ctx, { subject, key: given, ...words }) => {
    const all = await readAttributes(ctx, subject);
    const key = given ?? keyOf(words.label);
    if (all.some((one) => one.key === key)) {
      const message = 'There is an attribute with this key already';
      throw new AppError('invalid', message, { errors: [{ path: given === undefined ? 'label' : 'key', code: 'taken', message }] });
    }
    if (all.length >= MOST_ATTRIBUTES) throw new AppError('precondition', `At most ${MOST_ATTRIBUTES} attributes`);
    const attribute: Attribute = { ...NEW, ...words, key };
    checkAttribute(attribute, all);
    const place = { organizationId: ctx.organization.id, subject, key, position: all.length, createdAt: ctx.now };
    await ctx.db
      .insertInto('attributeDefinition')
      .values({ ...valuesOf(attribute, ctx), ...place, options: JSON.stringify(optionsOf(attribute)) })
      .execute();
    await retype(ctx, subject, key);
    ctx.audit(`attribute:${key}`, { created: attribute.kind });
    return attribute;
  },
});

/** Changes a definition; a new kind or new choices type all stored values anew. Nothing that was stored is lost. */
export const updateAttribute = defineOperation({
  name: 'attribute.update',
  kind: 'write',
  permission: 'attribute:admin',
  scope: 'organization',
  input: AttributeChange,
  output: Attribute,
  run: async (ctx, { subject, key, version, ...change }) => {
    const { attribute, all } = await findAttribute(ctx, subject, key);
    const wanted: Attribute = { ...attribute, ...change, version: attribute.version + 1 };
    checkAttribute(wanted, all);
    const options = JSON.stringify(optionsOf(wanted));
    const changed = await ctx.db
      .updateTable('attributeDefinition')
      .set({ ...valuesOf(wanted, ctx), options })
      .where('subject', '=', subject)
      .where('key', '=', key)
      .where('version', '=', version ?? attribute.version)
      .returning('version')
      .executeTakeFirst();
    if (!changed) throw new AppError('conflict', 'Someone else changed this meanwhile');
    if (wanted.kind !== attribute.kind || options !== JSON.stringify(optionsOf(attribute))) await retype(ctx, subject, key);
    ctx.audit(`attribute:${key}`, { fields: Object.keys(change) });
    return wanted;
  },
});

/** Puts an attribute at another place among those in force. */
export const moveAttribute = defineOperation({
  name: 'attribute.move',
  kind: 'write',
  permission: 'attribute:admin',
  scope: 'organization',
  input: AttributeMove,
  output: Done,
  run: async (ctx, { subject, key, to }) => {
    const { all } = await findAttribute(ctx, subject, key);
    const keys = all.map((one) => one.key).filter((one) => one !== key);
    keys.splice(to, 0, key);
    await ctx.db
      .updateTable('attributeDefinition')
      .set((eb) => ({ position: eb.fn<number>('array_position', [eb.val(keys), eb.ref('key')]), updatedAt: ctx.now }))
      .where('subject', '=', subject)
      .execute();
    ctx.audit(`attribute:${key}`, { moved: to });
    return {};
  },
});

async function setArchived(ctx: Context, subject: AttributeSubject, key: string, isArchived: boolean): Promise<void> {
  await ctx.db
    .updateTable('attributeDefinition')
    .set((eb) => ({ archivedAt: isArchived ? ctx.now : null, version: eb('version', '+', 1), updatedAt: ctx.now }))
    .where('subject', '=', subject)
    .where('key', '=', key)
    .execute();
  await retype(ctx, subject, key);
  ctx.audit(`attribute:${key}`, { archived: isArchived });
}

/** Takes a definition out of use; the values stay with their accounts, untyped. @throws AppError precondition while it is in use */
export const archiveAttribute = defineOperation({
  name: 'attribute.archive',
  kind: 'write',
  permission: 'attribute:admin',
  scope: 'organization',
  input: AttributeId,
  output: Done,
  run: async (ctx, { subject, key }) => {
    const { all } = await findAttribute(ctx, subject, key);
    checkUnread(key, all);
    if (subject === 'account') await demandUndecided(ctx, key);
    await setArchived(ctx, subject, key, true);
    return {};
  },
});

/** Brings an archived definition back; values that came meanwhile are typed. */
export const restoreAttribute = defineOperation({
  name: 'attribute.restore',
  kind: 'write',
  permission: 'attribute:admin',
  scope: 'organization',
  input: AttributeId,
  output: Done,
  run: async (ctx, { subject, key }) => {
    const { attribute, all } = await findAttribute(ctx, subject, key);
    checkAttribute({ ...attribute, isArchived: false }, all);
    await setArchived(ctx, subject, key, false);
    return {};
  },
});
