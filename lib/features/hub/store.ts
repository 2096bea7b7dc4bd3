import { sql } from 'kysely';
import { hashPassword } from '@/lib/core/auth/passwords';
import { seal, unseal } from '@/lib/core/auth/seal';
import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { visibleAccounts } from '@/lib/core/visibility';
import { addDays, startOfDay } from '@/lib/kit/day';
import type { HubOptionsChange } from './contract';
import type { Document } from './documents';

const PURPOSE = 'hub';

/** A new link of a hub, as it is stored. */
export function newLink() {
  const secret = newSecret();
  return { hash: secretHash(secret), sealedSecret: seal(PURPOSE, secret) };
}

/** The secret of a hub's link again. */
export const secretOf = ({ sealedSecret }: { sealedSecret: string }) => unseal(PURPOSE, sealedSecret);

const anyId = (ids: readonly string[]) => sql<string>`ANY(${ids}::uuid[])`;

/** The end of a last day; null without one. */
export const endOfDay = ({ organization }: Context, day: string | null) => (day === null ? null : startOfDay(addDays(day, 1), organization.timezone));

/** Options as they are stored: the passcode hashed, the last day as its end. */
export async function storedOptions(ctx: Context, { passcode, expiresOn, ...switches }: HubOptionsChange) {
  const passcodeHash = passcode === null || passcode === undefined ? null : await hashPassword(passcode);
  return { ...switches, ...(passcode !== undefined && { passcodeHash }), ...(expiresOn !== undefined && { expiresAt: endOfDay(ctx, expiresOn) }) };
}

/** The hub of this id on an account that the actor may see. @throws AppError not_found */
export async function findHub(ctx: Context, hubId: string) {
  const hub = await ctx.db
    .selectFrom('hub as h')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'h.organizationId').onRef('a.id', '=', 'h.accountId'))
    .select(['h.id', 'h.accountId', 'h.contactId', 'h.parentId', 'h.name', 'h.email', 'h.language', 'h.ownerId', 'h.sealedSecret', 'h.version'])
    .select(['h.archivedAt', 'h.revokedAt', 'h.expiresAt', 'a.key as accountKey', 'a.name as account'])
    .where('h.id', '=', hubId)
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(ctx.actor, eb.ref('a.id')))
    .executeTakeFirst();
  if (!hub) throw new AppError('not_found', 'There is no such hub');
  return hub;
}
export type FoundHub = Awaited<ReturnType<typeof findHub>>;

/** A document in a hub that the actor may see. @throws AppError not_found */
export async function findItem(ctx: Context, itemId: string) {
  const item = await ctx.db
    .selectFrom('hubItem as i')
    .innerJoin('publication as p', (join) => join.onRef('p.organizationId', '=', 'i.organizationId').onRef('p.id', '=', 'i.publicationId'))
    .select(['i.id', 'i.hubId', 'i.publicationId', 'i.revokedAt', 'p.title'])
    .where('i.id', '=', itemId)
    .executeTakeFirst();
  if (!item) throw new AppError('not_found', 'There is no such hub');
  return { ...item, hub: await findHub(ctx, item.hubId) };
}
export type FoundItem = Awaited<ReturnType<typeof findItem>>;

/**
 * Puts documents into hubs, each at its latest version, into the folder of a message; one that is there already moves,
 * and is open again if it was revoked.
 * @returns the item of each hub and publication, `hubId:publicationId`
 */
export async function putItems(
  ctx: Context,
  hubIds: readonly string[],
  documents: readonly Document[],
  messageId: string,
): Promise<Map<string, string>> {
  const { id: organizationId } = ctx.organization;
  const values = hubIds.flatMap((hubId) =>
    documents.map(({ title: _title, ...document }) => ({
      organizationId,
      id: crypto.randomUUID(),
      hubId,
      messageId,
      ...document,
      createdAt: ctx.now,
    })),
  );
  const rows = await ctx.db
    .insertInto('hubItem')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'hubId', 'publicationId']).doUpdateSet((eb) => ({
        messageId,
        versionId: eb.ref('excluded.versionId'),
        canDownload: eb.ref('excluded.canDownload'),
        canForward: eb.ref('excluded.canForward'),
        watermark: eb.ref('excluded.watermark'),
        updatePolicy: eb.ref('excluded.updatePolicy'),
        replacedId: sql<string | null>`CASE WHEN hub_item.version_id <> excluded.version_id THEN hub_item.version_id ELSE hub_item.replaced_id END`,
        updatedAt: sql<Date | null>`CASE WHEN hub_item.version_id <> excluded.version_id THEN ${ctx.now}::timestamptz ELSE hub_item.updated_at END`,
        expiresAt: null,
        revokedAt: null,
        revokedBy: null,
      })),
    )
    .returning(['id', 'hubId', 'publicationId'])
    .execute();
  await settleUpdates(
    ctx,
    rows.map(({ id }) => id),
  );
  return new Map(rows.map(({ id, hubId, publicationId }) => [`${hubId}:${publicationId}`, id]));
}

/** What waited for these items is decided by the version that they show now. */
async function settleUpdates({ db, now, actor }: Context, itemIds: readonly string[]): Promise<void> {
  const decidedBy = actor.kind === 'user' ? actor.membershipId : null;
  await sql`
    UPDATE hub_update u SET decided_at = ${now}, decided_by = ${decidedBy},
      decision = CASE WHEN u.version_id = i.version_id THEN 'approved' ELSE 'overtaken' END
    FROM hub_item i
    WHERE i.organization_id = u.organization_id AND i.id = u.item_id AND i.id = ${anyId(itemIds)} AND u.decided_at IS NULL`.execute(db);
}

interface Asked {
  hubId?: string;
  messageId?: string;
  itemIds?: readonly string[];
}

/** Items that are open, of a hub, of a message's folder, or of these ids, by title. */
export function liveItems({ db, now }: Context, { hubId, messageId, itemIds }: Asked) {
  let query = db
    .selectFrom('hubItem as i')
    .innerJoin('publication as p', (join) => join.onRef('p.organizationId', '=', 'i.organizationId').onRef('p.id', '=', 'i.publicationId'))
    .select(['i.id as itemId', 'i.hubId', 'p.title'])
    .where('i.revokedAt', 'is', null)
    .where((eb) => eb.or([eb('i.expiresAt', 'is', null), eb('i.expiresAt', '>', now)]))
    .where('p.deletedAt', 'is', null)
    .orderBy('p.title')
    .orderBy('i.id');
  if (hubId !== undefined) query = query.where('i.hubId', '=', hubId);
  if (messageId !== undefined) query = query.where('i.messageId', '=', messageId);
  if (itemIds !== undefined) query = query.where('i.id', '=', anyId(itemIds));
  return query.execute();
}
