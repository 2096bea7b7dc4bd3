import type { Context } from '@/lib/core/context';
import { tellHub } from '@/lib/core/happenings';
import { defineOperation } from '@/lib/core/operation';
import { ClosedAttempt, Done } from './contract';
import { hourOf } from './rules';
import { findHub } from './store';

interface Ending {
  revokedAt: Date | null;
  expiresAt: Date | null;
  /** Of the publication. */
  deletedAt?: Date | null;
}

/** Why there is no access; null: there is. */
function endOf({ revokedAt, expiresAt, deletedAt = null }: Ending, now: Date): 'revoked' | 'expired' | 'deleted' | null {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return deletedAt === null ? null : 'deleted';
}

function findItem({ db }: Context, hubId: string, itemId: string) {
  return db
    .selectFrom('hubItem as i')
    .innerJoin('publication as p', (join) => join.onRef('p.organizationId', '=', 'i.organizationId').onRef('p.id', '=', 'i.publicationId'))
    .select(['i.id', 'i.revokedAt', 'i.expiresAt', 'p.title', 'p.deletedAt'])
    .where('i.hubId', '=', hubId)
    .where('i.id', '=', itemId)
    .executeTakeFirst();
}

/**
 * Tells that somebody asked for a hub, or for a document in it, to which access has ended; once an hour for each. What is
 * open, or never was there, tells nothing.
 */
export const tellClosed = defineOperation({
  name: 'hub.tell-closed',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: ClosedAttempt,
  output: Done,
  run: async (ctx, { hubId, itemId }) => {
    const hub = await findHub(ctx, hubId);
    const item = itemId === undefined ? undefined : await findItem(ctx, hubId, itemId);
    const ofHub = endOf(hub, ctx.now);
    const reason = ofHub ?? (item ? endOf(item, ctx.now) : null);
    if (reason === null) return {};
    const about = ofHub === null ? item : undefined;
    const told = { hubId, accountId: hub.accountId, kind: 'blocked', at: ctx.now, once: [about?.id, reason, hourOf(ctx.now)].join(':') } as const;
    const words = about ? { itemId: about.id, text: about.title, detail: { reason, document: about.title } } : { detail: { reason } };
    await tellHub(ctx, [{ ...told, ...words, title: hub.name }]);
    return {};
  },
});
