import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { changeRecord, findRecord } from '@/lib/core/record';
import { showOnTimeline, tellTimeline } from '@/lib/core/timeline';
import { moveHub, moveHubBack } from '@/lib/features/hub/commands';
import { ContactMerging, Done, MergeId } from './contract';
import { fullName, makesCircle } from './rules';
import { loadManagers, tellContacts } from './store';
import { MERGED_FIELDS } from './table';

type Field = (typeof MERGED_FIELDS)[number];

/** What a merge changed, enough to take it back; values stand here until the merge is purged. */
const Before = z.strictObject({
  /** The survivor's own values of the fields that the merge changed. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  reportsTo: z.number().nullable(),
  /** Internal ids of contacts that reported to the one that went. */
  reports: z.array(z.number()),
  /** The outside's ids that led to it. */
  names: z.array(z.string()),
  /** Touchpoints that it took part in, by id and position, and whether its id stood there. */
  parts: z.array(z.tuple([z.number(), z.number(), z.boolean()])),
  /** Its hub, if it had one. */
  hubId: z.uuid().nullable().default(null),
});
type Before = z.infer<typeof Before>;

interface Merged {
  survivor: number;
  gone: number;
}

const anyOf = (ids: readonly number[]) => sql<number>`ANY(${ids}::bigint[])`;

function loadPair({ db }: Context, { survivor, gone }: Merged) {
  return db
    .selectFrom('contact')
    .select(['id', 'key', 'accountId', 'firstName', 'lastName', 'title', 'email', 'phone', 'role', 'isKey', 'sentiment', 'reportsToId'])
    .where('id', '=', anyOf([survivor, gone]))
    .orderBy('id')
    .forUpdate()
    .execute();
}

type Pair = Awaited<ReturnType<typeof loadPair>>[number];

/** The survivor's new values: the chosen ones of the other, and those that it had none of its own. */
function mergedValues(kept: Pair, gone: Pair, from: readonly Field[]): Partial<Pair> {
  const fields = MERGED_FIELDS.filter((field) => field !== 'reportsToId');
  const taken = fields.filter((field) => (from.includes(field) || kept[field] === null) && kept[field] !== gone[field]);
  return Object.fromEntries(taken.map((field) => [field, gone[field]]));
}

/** Whom the survivor reports to: the first choice that is neither of the two and makes no circle. */
function mergedManager(kept: Pair, gone: Pair, from: readonly Field[], managers: Map<number, number | null>): number | null {
  const choices = from.includes('reportsToId') ? [gone.reportsToId, kept.reportsToId] : [kept.reportsToId, gone.reportsToId];
  const lines = new Map([...managers].map(([id, manager]) => [id, manager === gone.id ? kept.id : manager]));
  return choices.find((id) => id !== null && id !== gone.id && id !== kept.id && !makesCircle(kept.id, id, lines)) ?? null;
}

/** Leads everything that named the one that goes to the survivor. */
async function repoint(ctx: Context, { survivor, gone }: Merged, { accountId, email }: Pair): Promise<Omit<Before, 'values' | 'reportsTo'>> {
  const { db, organization } = ctx;
  const { hubId } = await ctx.call(moveHub, { fromId: gone, toId: survivor });
  const reports = await db.updateTable('contact').set({ reportsToId: survivor }).where('reportsToId', '=', gone).returning('id').execute();
  const names = await db
    .updateTable('externalId')
    .set({ recordId: survivor })
    .where('kind', '=', 'contact')
    .where('recordId', '=', gone)
    .returning('value')
    .execute();
  const { rows: parts } = await sql<{ interaction: number; position: number; named: boolean }>`
    UPDATE interaction_participant p SET contact_id = ${survivor}
    FROM interaction_participant was JOIN interaction i ON i.organization_id = was.organization_id AND i.id = was.interaction_id
    WHERE was.organization_id = ${organization.id} AND i.account_id = ${accountId}
      AND (was.contact_id = ${gone} OR (was.contact_id IS NULL AND was.email = ${email}))
      AND p.organization_id = was.organization_id AND p.interaction_id = was.interaction_id AND p.position = was.position
    RETURNING p.interaction_id AS interaction, p.position, was.contact_id IS NOT NULL AS named`.execute(db);
  return {
    reports: reports.map(({ id }) => id),
    names: names.map(({ value }) => value),
    parts: parts.map(({ interaction, position, named }) => [interaction, position, named]),
    hubId,
  };
}

async function keepMerge(ctx: Context, { survivor, gone }: Merged, before: Before): Promise<string> {
  const id = crypto.randomUUID();
  const mergedBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
  await ctx.db
    .insertInto('contactMerge')
    .values({
      organizationId: ctx.organization.id,
      id,
      survivorId: survivor,
      mergedId: gone,
      before: JSON.stringify(before),
      mergedBy,
      mergedAt: ctx.now,
    })
    .execute();
  return id;
}

/**
 * Makes one contact of two of an account: `id` stays, `mergedId` goes. What led to the one that goes leads to the one
 * that stays, its own id in later upserts too.
 */
export const mergeContacts = defineOperation({
  name: 'contact.merge',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: ContactMerging,
  output: MergeId,
  run: async (ctx, { id, mergedId, from }) => {
    const [staying, going] = [await findRecord(ctx, 'contact', id), await findRecord(ctx, 'contact', mergedId)];
    if (staying.id === going.id || staying.accountId !== going.accountId) {
      throw new AppError('precondition', 'Two different contacts of one account can be merged');
    }
    const managers = await loadManagers(ctx, staying.accountId);
    const merged = { survivor: staying.id, gone: going.id };
    const pair = await loadPair(ctx, merged);
    const [kept, gone] = [pair.find((one) => one.id === staying.id), pair.find((one) => one.id === going.id)];
    if (!kept || !gone) throw new AppError('not_found', 'There is no such contact');
    const values = mergedValues(kept, gone, from);
    const manager = mergedManager(kept, gone, from, managers);
    const moved = await repoint(ctx, merged, gone);
    await changeRecord(ctx, 'contact', staying, { ...values, reportsToId: manager }, undefined);
    await changeRecord(ctx, 'contact', going, { deletedAt: ctx.now, mergedIntoId: staying.id }, undefined);
    const own = Object.fromEntries(Object.keys(values).map((field) => [field, kept[field as keyof Pair]]));
    const mergeId = await keepMerge(ctx, merged, { values: own, reportsTo: kept.reportsToId, ...moved });
    await tellContacts(ctx, [staying.id]);
    const told = { category: 'contact', event: 'merged', source: 'contact-merge', sourceKey: mergeId } as const;
    await tellTimeline(ctx, [{ ...told, accountId: staying.accountId, at: ctx.now, title: fullName({ ...kept, ...values }), text: fullName(gone) }]);
    ctx.audit(`contact:${id}`, { merged: mergedId, fields: Object.keys(values) });
    return { mergeId };
  },
});

async function pointBack({ db, organization }: Context, { survivor, gone }: Merged, { reports, names, parts }: Before): Promise<void> {
  await db.updateTable('contact').set({ reportsToId: gone }).where('id', '=', anyOf(reports)).where('reportsToId', '=', survivor).execute();
  await db
    .updateTable('externalId')
    .set({ recordId: gone })
    .where('kind', '=', 'contact')
    .where((eb) => eb('value', '=', eb.fn.any(sql<string[]>`${names}::text[]`)))
    .execute();
  await sql`
    UPDATE interaction_participant p SET contact_id = CASE WHEN was.named THEN ${gone}::bigint END
    FROM unnest(${parts.map(([id]) => id)}::bigint[], ${parts.map(([, position]) => position)}::int[], ${parts.map(([, , named]) => named)}::boolean[])
      AS was (interaction_id, position, named)
    WHERE p.organization_id = ${organization.id} AND p.interaction_id = was.interaction_id AND p.position = was.position
      AND p.contact_id = ${survivor}`.execute(db);
}

/** Takes a merge back: both contacts are as they were before it, and what led to either leads there again. */
export const unmergeContacts = defineOperation({
  name: 'contact.unmerge',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: MergeId,
  output: Done,
  run: async (ctx, { mergeId }) => {
    const found = await ctx.db
      .selectFrom('contactMerge as m')
      .innerJoin('contact as c', (join) => join.onRef('c.organizationId', '=', 'm.organizationId').onRef('c.id', '=', 'm.survivorId'))
      .select(['m.survivorId', 'm.mergedId', 'm.before', 'c.key'])
      .where('m.id', '=', mergeId)
      .where('m.undoneAt', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw new AppError('not_found', 'There is no such merge');
    const survivor = await findRecord(ctx, 'contact', found.key);
    await loadManagers(ctx, survivor.accountId);
    const merged = { survivor: found.survivorId, gone: found.mergedId };
    const before = Before.parse(found.before);
    await ctx.db.updateTable('contactMerge').set({ undoneAt: ctx.now }).where('id', '=', mergeId).execute();
    await ctx.db
      .updateTable('contact')
      .set((eb) => ({ deletedAt: null, mergedIntoId: null, updatedAt: ctx.now, version: eb('version', '+', 1) }))
      .where('id', '=', merged.gone)
      .execute();
    await changeRecord(ctx, 'contact', survivor, { ...before.values, reportsToId: before.reportsTo }, undefined);
    await pointBack(ctx, merged, before);
    if (before.hubId !== null) await ctx.call(moveHubBack, { hubId: before.hubId, contactId: merged.gone });
    await tellContacts(ctx, [merged.survivor, merged.gone]);
    await showOnTimeline(ctx, 'contact-merge', [mergeId], false);
    ctx.audit(`contact:${found.key}`, { unmerged: mergeId });
    return {};
  },
});
