import type { Context } from './context';
import { AppError } from './errors';

/** A reader's stay in an open hub: whose, and what its owner allows. */
export interface Visit {
  sessionId: string;
  hubId: string;
  /** Internal ids. */
  accountId: number;
  contactId: number | null;
  name: string;
  email: string;
  /** The member who looks after the hub. */
  ownerId: string | null;
  canDownload: boolean;
  canForward: boolean;
  watermark: boolean;
  /** Whether a program opened it; what it reads isn't counted. */
  automated: boolean;
}

/**
 * The stay behind the actor's session, looked up anew in every transaction, so that revoking works at once.
 * @throws AppError not_found, alike for sessions that are over and hubs that are revoked, expired or gone
 */
export async function findVisit(ctx: Pick<Context, 'db' | 'actor' | 'now'>): Promise<Visit> {
  const sessionId = ctx.actor.kind === 'hubVisitor' ? ctx.actor.sessionId : null;
  const visit = await ctx.db
    .selectFrom('hubSession as s')
    .innerJoin('hub as h', (join) => join.onRef('h.organizationId', '=', 's.organizationId').onRef('h.id', '=', 's.hubId'))
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'h.organizationId').onRef('a.id', '=', 'h.accountId'))
    .leftJoin('contact as c', (join) => join.onRef('c.organizationId', '=', 'h.organizationId').onRef('c.id', '=', 'h.contactId'))
    .select(['s.id as sessionId', 's.automated', 'h.id as hubId', 'h.accountId', 'h.contactId', 'h.name', 'h.email', 'h.ownerId'])
    .select(['h.canDownload', 'h.canForward', 'h.watermark'])
    .where('s.id', '=', sessionId)
    .where('s.endedAt', 'is', null)
    .where('s.expiresAt', '>', ctx.now)
    .where('h.revokedAt', 'is', null)
    .where((eb) => eb.or([eb('h.expiresAt', 'is', null), eb('h.expiresAt', '>', ctx.now)]))
    .where('a.deletedAt', 'is', null)
    .where('c.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!visit) throw new AppError('not_found', 'This hub is not open');
  return visit;
}

/** The visit that the door found. */
export function visitOf({ visit }: Pick<Context, 'visit'>): Visit {
  if (!visit) throw new AppError('internal', 'Only an operation of a visit knows its reader');
  return visit;
}
