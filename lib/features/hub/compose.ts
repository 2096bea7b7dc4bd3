import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { drawMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { CandidateRequest, Candidates, Compose, ComposeRequest, Draft, RenderedMail } from './contract';
import { findDocuments } from './documents';
import { letterMail } from './letter';
import { findAddressees, nameOf } from './recipients';

const MOST_SUGGESTIONS = 20;
/** In the link of a preview, which leads nowhere. */
const NO_SECRET = 'preview';

/** Contacts of live accounts that the actor may see. */
function selectCandidates({ db, actor }: Context) {
  return db
    .selectFrom('contact as c')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'c.organizationId').onRef('a.id', '=', 'c.accountId'))
    .leftJoin('hub as h', (join) => join.onRef('h.organizationId', '=', 'c.organizationId').onRef('h.contactId', '=', 'c.id'))
    .select(['c.key as id', sql<string>`c.first_name || ' ' || c.last_name`.as('name'), 'a.name as account', 'c.email'])
    .select(sql<boolean>`h.revoked_at IS NOT NULL`.as('isRevoked'))
    .where('c.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(actor, eb.ref('a.id')));
}

/** Contacts whose name, address or account holds the words, key contacts first. */
function suggest(ctx: Context, { query, accountId }: { query: string; accountId?: string }) {
  const part = `%${query.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  let found = selectCandidates(ctx).where('c.email', 'is not', null);
  if (accountId !== undefined) found = found.where('a.key', '=', accountId);
  if (part !== '%%') found = found.where(sql<boolean>`(c.first_name || ' ' || c.last_name || ' ' || c.email || ' ' || a.name) ILIKE ${part}`);
  return found.orderBy('c.isKey', 'desc').orderBy('c.firstName').orderBy('c.id').limit(MOST_SUGGESTIONS).execute();
}

/** Whom a message could go to, by a part of their name, address or account. */
export const findCandidates = defineOperation({
  name: 'hub.find-candidates',
  kind: 'read',
  permission: 'hub:write',
  scope: 'organization',
  input: CandidateRequest,
  output: Candidates,
  run: async (ctx, request) => ({ data: await suggest(ctx, request) }),
});

/** Publications that can be sent, by title. */
function sendable({ db }: Context) {
  return db
    .selectFrom('publication as p')
    .innerJoin('publicationVersion as v', (join) =>
      join
        .onRef('v.organizationId', '=', 'p.organizationId')
        .onRef('v.publicationId', '=', 'p.id')
        .onRef('v.number', '=', 'p.latestNumber')
        .on('v.state', '=', 'ready'),
    )
    .select(['p.id', 'p.title', 'p.kind', 'v.pageCount'])
    .where('p.shareable', '=', true)
    .where('p.listed', '=', true)
    .where('p.deletedAt', 'is', null)
    .where('p.archivedAt', 'is', null)
    .orderBy('p.title')
    .orderBy('p.id')
    .execute();
}

/** What the form of a new message begins with: chosen people, people to choose from, and what can be sent. */
export const composeMessage = defineOperation({
  name: 'hub.compose',
  kind: 'read',
  permission: 'hub:write',
  scope: 'organization',
  input: ComposeRequest,
  output: Compose,
  run: async (ctx, { contactIds, hubIds, accountId }) => {
    const chosen = selectCandidates(ctx).where((eb) =>
      eb.or([eb('c.key', '=', eb.fn.any(sql<string[]>`${contactIds}::text[]`)), eb('h.id', '=', eb.fn.any(sql<string[]>`${hubIds}::uuid[]`))]),
    );
    return {
      people: contactIds.length + hubIds.length === 0 ? [] : await chosen.orderBy('c.firstName').orderBy('c.id').execute(),
      suggestions: await suggest(ctx, { query: '', accountId }),
      publications: await sendable(ctx),
    };
  },
});

/** The mail of one of the recipients as it would be sent; its link leads nowhere. */
export const previewMessage = defineOperation({
  name: 'hub.preview',
  kind: 'read',
  permission: 'hub:write',
  scope: 'organization',
  input: Draft,
  output: RenderedMail,
  run: async (ctx, { contactId, publicationIds, ...letter }) => {
    const [person] = await findAddressees(ctx, [contactId]);
    if (!person) throw new AppError('not_found', 'There is no such contact');
    const documents = await findDocuments(ctx, publicationIds);
    const items = documents.map(({ publicationId, title }) => ({ itemId: publicationId, title }));
    return { to: nameOf(person), ...drawMail(ctx, letterMail(ctx, letter, person, { secret: NO_SECRET, messageId: NO_SECRET, items })) };
  },
});
