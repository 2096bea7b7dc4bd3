import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { maskSecrets } from '@/lib/core/mail/mask-secrets';
import { type ItemReading, readItems, readVisits, type VisitReading } from '@/lib/features/hub-reading/queries';
import { localDay } from '@/lib/kit/day';
import { stateOf } from './list';
import type { ContactHub } from './reading-contract';
import { isShown } from './scope';

/** Visits of one contact that are shown, the latest ones. */
const MOST_VISITS = 100;

interface FoundHub extends Omit<ContactHub, 'documents' | 'visits' | 'messages' | 'access'> {
  access: Omit<ContactHub['access'], 'expiresOn'>;
  expiresAt: Date | null;
}

/** The hub with whose it is, who looks after it and whom it was forwarded to. @throws AppError not_found */
async function findContactHub(ctx: Context, id: string) {
  const { rows } = await sql<FoundHub>`
    SELECT h.id, h.name, h.email, c.title AS job_title, c.key AS contact_key, a.key AS account_key, a.name AS account, ${stateOf(ctx)} AS state,
      h.archived_at, h.revoked_at, h.created_at, h.expires_at, jsonb_build_object('canDownload', h.can_download, 'canForward', h.can_forward,
        'watermark', h.watermark, 'codeByMail', h.code_by_mail, 'asksPasscode', h.passcode_hash IS NOT NULL, 'version', h.version) AS access,
      (SELECT jsonb_build_object('id', m.id, 'name', i.name) FROM membership m JOIN identity i ON i.id = m.identity_id
       WHERE m.organization_id = h.organization_id AND m.id = h.owner_id) AS owner,
      (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM hub p WHERE p.organization_id = h.organization_id AND p.id = h.parent_id) AS parent,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'email', f.email) ORDER BY f.created_at), '[]') FROM hub f
       WHERE f.organization_id = h.organization_id AND f.parent_id = h.id) AS forwards
    FROM hub h
    JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id
    LEFT JOIN contact c ON c.organization_id = h.organization_id AND c.id = h.contact_id
    WHERE h.organization_id = ${ctx.organization.id} AND h.id = ${id}::uuid AND ${isShown(ctx, 'all')}`.execute(ctx.db);
  const [found] = rows;
  if (!found) throw new AppError('not_found', 'There is no such hub');
  const { expiresAt, access, ...hub } = found;
  return { ...hub, access: { ...access, expiresOn: lastDay(ctx, expiresAt) } };
}

/** The day with which it ends, as the next one begins. */
const lastDay = ({ organization }: Context, end: Date | null) => end && localDay(new Date(end.getTime() - 1), organization.timezone);

interface DocumentRow extends Omit<ContactHub['documents'][number], 'readings' | 'expiresOn'> {
  versionId: string;
  expiresAt: Date | null;
}

/** What stands in the hub, the newest first. */
async function documentsOf({ db, organization }: Context, id: string): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    SELECT t.id AS item_id, p.id AS publication_id, p.title, p.kind, t.version_id, v.number, v.page_count, t.revoked_at, t.expires_at, t.updated_at,
      coalesce(r.sent_at, t.created_at) AS sent_at, g.subject, g.id AS message_id,
      (SELECT w.number FROM hub_update u JOIN publication_version w ON w.organization_id = u.organization_id AND w.id = u.version_id
       WHERE u.organization_id = t.organization_id AND u.item_id = t.id AND u.decided_at IS NULL ORDER BY w.number DESC LIMIT 1) AS waiting,
      (SELECT count(*) FROM hub_happening e WHERE e.organization_id = t.organization_id AND e.hub_id = t.hub_id AND e.item_id = t.id
       AND e.kind = 'downloaded') AS downloads,
      (SELECT count(*) FROM hub_happening e WHERE e.organization_id = t.organization_id AND e.hub_id = t.hub_id AND e.item_id = t.id
       AND e.kind = 'followed') AS follows, v.url IS NOT NULL AS is_link
    FROM hub_item t
    JOIN publication p ON p.organization_id = t.organization_id AND p.id = t.publication_id
    JOIN publication_version v ON v.organization_id = t.organization_id AND v.id = t.version_id
    LEFT JOIN hub_message g ON g.organization_id = t.organization_id AND g.id = t.message_id
    LEFT JOIN hub_recipient r ON r.organization_id = t.organization_id AND r.message_id = t.message_id AND r.hub_id = t.hub_id
    WHERE t.organization_id = ${organization.id} AND t.hub_id = ${id}::uuid
    ORDER BY sent_at DESC, p.title`.execute(db);
  return rows;
}

/** Numbers of versions, and which of their pages differ from the version before. */
async function versionsOf({ db }: Context, ids: readonly string[]) {
  const versions = await db
    .selectFrom('publicationVersion as v')
    .leftJoin('publicationPage as p', (join) =>
      join.onRef('p.organizationId', '=', 'v.organizationId').onRef('p.versionId', '=', 'v.id').on('p.changed', '=', true),
    )
    .select(['v.id', 'v.number', 'v.pageCount', sql<number[]>`coalesce(array_agg(p.number) FILTER (WHERE p.number IS NOT NULL), '{}')`.as('changed')])
    .where((eb) => eb('v.id', '=', eb.fn.any(sql<string[]>`${ids}::uuid[]`)))
    .groupBy(['v.id', 'v.organizationId', 'v.number', 'v.pageCount'])
    .execute();
  return new Map(versions.map(({ id, ...version }) => [id, version]));
}

type Version = NonNullable<ReturnType<Awaited<ReturnType<typeof versionsOf>>['get']>>;

/** How one version was read: each of its pages, those that nobody looked at with none. */
function readingOf(versionId: string, version: Version, read: ItemReading | undefined, visits: readonly VisitReading[]) {
  const pages = Array.from({ length: version.pageCount ?? 0 }, (_, index) => {
    const page = read?.pages.find(({ page: number }) => number === index + 1);
    return {
      page: index + 1,
      ms: page?.ms ?? 0,
      state: page?.state ?? ('unseen' as const),
      isNew: version.number > 1 && version.changed.includes(index + 1),
    };
  });
  const seen = visits.filter(({ pages: all }) => all.some((page) => page.versionId === versionId)).length;
  return { versionId, number: version.number, ms: read?.ms ?? 0, viewed: read?.viewed ?? 0, visits: seen, pages };
}

/** The mails that brought documents, as sent but for the link, which is its reader's alone; the latest first. */
async function messagesOf({ db, organization }: Context, id: string): Promise<ContactHub['messages']> {
  const { rows } = await sql<ContactHub['messages'][number]>`
    SELECT r.message_id AS id, coalesce(m.subject, g.subject) AS subject, m.text, r.sent_at, r.bounced_at, r.opened_at, r.clicked_at
    FROM hub_recipient r
    JOIN hub_message g ON g.organization_id = r.organization_id AND g.id = r.message_id
    LEFT JOIN mail m ON m.organization_id = r.organization_id AND m.id = r.mail_id
    WHERE r.organization_id = ${organization.id} AND r.hub_id = ${id}::uuid ORDER BY r.sent_at DESC`.execute(db);
  return rows.map(({ text, ...message }) => ({ ...message, text: text && maskSecrets(text) }));
}

/** What was looked at during a visit: documents with their pages. */
function readIn(pages: VisitReading['pages'], titles: ReadonlyMap<string, string>) {
  const itemIds = [...new Set(pages.map(({ itemId }) => itemId))];
  return itemIds.map((itemId) => {
    const read = pages.filter((page) => page.itemId === itemId).map(({ page }) => page);
    return { title: titles.get(itemId) ?? '', pages: [...new Set(read)].sort((one, other) => one - other) };
  });
}

/** Everything that is known of one contact's hub: documents with how each version was read, visits, messages. */
export async function contactHub(ctx: Context, id: string): Promise<ContactHub> {
  const hub = await findContactHub(ctx, id);
  const of = { hubIds: [id] };
  const [rows, items, visits] = [await documentsOf(ctx, id), await readItems(ctx, of), await readVisits(ctx, of, MOST_VISITS)];
  const versions = await versionsOf(ctx, [...rows.map(({ versionId }) => versionId), ...items.map(({ versionId }) => versionId)]);
  const documents = rows.map(({ versionId, expiresAt, ...row }) => {
    const read = items.filter(({ itemId }) => itemId === row.itemId);
    const ids = new Set([versionId, ...read.map((one) => one.versionId)]);
    const readings = [...ids].flatMap((one) => {
      const version = versions.get(one);
      const counted = visits.filter(({ label, pages }) => label !== 'automated' && pages.some(({ itemId }) => itemId === row.itemId));
      return version
        ? [
            readingOf(
              one,
              version,
              read.find((reading) => reading.versionId === one),
              counted,
            ),
          ]
        : [];
    });
    return { ...row, expiresOn: lastDay(ctx, expiresAt), readings: readings.sort((one, other) => other.number - one.number) };
  });
  const titles = new Map(rows.map(({ itemId, title }) => [itemId, title]));
  const told = visits.map(({ pages, hubId: _hub, closedAt, ...visit }) => ({
    ...visit,
    isOpen: closedAt === null,
    documents: readIn(pages, titles),
  }));
  return { ...hub, documents, visits: told, messages: await messagesOf(ctx, id) };
}
