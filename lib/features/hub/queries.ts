import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visitOf } from '@/lib/core/visit';
import { localDay } from '@/lib/kit/day';
import { Shelf, type ShelfItem } from './contract';

/** The member who looks after a hub, as their reader knows them; null without one. */
export async function findOwner({ db }: Context, ownerId: string | null): Promise<{ name: string; email: string } | null> {
  if (ownerId === null) return null;
  const found = await db
    .selectFrom('membership as m')
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .select(['i.name', 'i.email'])
    .where('m.id', '=', ownerId)
    .executeTakeFirst();
  return found ?? null;
}

/** What the reader of this visit may see now: live items of their hub with the version that each shows. */
export function selectReadable(ctx: Context) {
  const { hubId } = visitOf(ctx);
  return ctx.db
    .selectFrom('hubItem as i')
    .innerJoin('publication as p', (join) => join.onRef('p.organizationId', '=', 'i.organizationId').onRef('p.id', '=', 'i.publicationId'))
    .innerJoin('publicationVersion as v', (join) => join.onRef('v.organizationId', '=', 'i.organizationId').onRef('v.id', '=', 'i.versionId'))
    .where('i.hubId', '=', hubId)
    .where('i.revokedAt', 'is', null)
    .where((eb) => eb.or([eb('i.expiresAt', 'is', null), eb('i.expiresAt', '>', ctx.now)]))
    .where('p.deletedAt', 'is', null)
    .where('v.state', '=', 'ready');
}

interface Rights {
  canDownload: boolean;
  canForward: boolean;
  watermark: boolean;
}

/** What hub and item both allow. A file can't bear a watermark: where pages do, there is no file. */
export function rightsOf(hub: Rights, item: Rights): Rights {
  const watermark = hub.watermark || item.watermark;
  return { watermark, canDownload: hub.canDownload && item.canDownload && !watermark, canForward: hub.canForward && item.canForward };
}

/** One of them. @throws AppError not_found, alike for those of others and for revoked, expired and unknown ones */
export async function findReadable(ctx: Context, itemId: string) {
  const found = await selectReadable(ctx)
    .select(['i.id', 'i.versionId', 'p.id as publicationId', 'p.title', 'i.canDownload', 'i.canForward', 'i.watermark'])
    .select(['v.url', 'v.fileName', 'v.mediaType', 'v.size', 'v.storageKey'])
    .where('i.id', '=', itemId)
    .executeTakeFirst();
  if (!found) throw new AppError('not_found', 'There is no such document');
  return { ...found, ...rightsOf(visitOf(ctx), found) };
}

/** A reader's list: their documents in dated folders, newest first; documents of a folder by title. */
export const readShelf = defineOperation({
  name: 'hub.shelf',
  kind: 'read',
  permission: 'hub:visit',
  scope: 'visit',
  input: z.strictObject({}),
  output: Shelf,
  run: async (ctx) => {
    const { hubId, name, email, ownerId, ...rights } = visitOf(ctx);
    const rows = await selectReadable(ctx)
      .leftJoin('hubRecipient as r', (join) =>
        join.onRef('r.organizationId', '=', 'i.organizationId').onRef('r.messageId', '=', 'i.messageId').onRef('r.hubId', '=', 'i.hubId'),
      )
      .leftJoin('mail as m', (join) => join.onRef('m.organizationId', '=', 'r.organizationId').onRef('m.id', '=', 'r.mailId'))
      .select(['i.id', 'p.title', 'p.kind', 'p.description', 'v.url', 'v.pageCount', 'v.number', 'i.updatedAt', 'i.createdAt'])
      .select(['i.canDownload', 'i.canForward', 'i.watermark', 'i.messageId', 'm.subject', 'r.sentAt'])
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom('hubServed as s')
              .select('s.page')
              .whereRef('s.organizationId', '=', 'i.organizationId')
              .whereRef('s.itemId', '=', 'i.id')
              .whereRef('s.versionId', '=', 'i.versionId'),
          )
          .as('wasOpened'),
      )
      .orderBy(sql`coalesce(r.sent_at, i.created_at)`, 'desc')
      .orderBy('p.title')
      .orderBy('i.id')
      .execute();
    const dayOf = (at: Date) => localDay(at, ctx.organization.timezone);
    const folders = new Map<string, Shelf['folders'][number]>();
    for (const { messageId, subject, sentAt, createdAt, url, updatedAt, wasOpened, canDownload, canForward, watermark, ...row } of rows) {
      const id = messageId ?? 'none';
      const folder = folders.get(id) ?? { id, title: subject, day: dayOf(sentAt ?? createdAt), items: [] };
      const item: ShelfItem = {
        ...row,
        isLink: url !== null,
        updatedOn: updatedAt && dayOf(updatedAt),
        wasOpened: Boolean(wasOpened),
        ...readersRights(rightsOf(rights, { canDownload, canForward, watermark }), url),
      };
      folders.set(id, { ...folder, items: [...folder.items, item] });
    }
    const owner = (await findOwner(ctx, ownerId))?.name ?? null;
    return { hubId, organization: ctx.organization.name, reader: name, email, owner, folders: [...folders.values()] };
  },
});

/** There is no file behind a link. */
const readersRights = ({ canDownload, canForward }: { canDownload: boolean; canForward: boolean }, url: string | null) => ({
  canDownload: canDownload && url === null,
  canForward,
});
