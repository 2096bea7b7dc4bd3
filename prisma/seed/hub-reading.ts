import { sql } from 'kysely';
import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { type Happening, tellHub } from '@/lib/core/happenings';
import { expectedMs } from '@/lib/features/hub-reading/metrics';
import { closeVisits, judgeReading } from '@/lib/features/hub-reading/news';
import { AGENTS, HABITS, type Persona, personaOf, QUESTIONS } from './scenarios/fernway/hubs';
import { type Random, randomStream } from './scenarios/random';

const [DAY_MS, HOUR_MS, MINUTE_MS] = [86_400_000, 3_600_000, 60_000];
/** Hours of UTC between which customers read. */
const [OPENS_AT, CLOSES_AT] = [7, 16];
const SESSION_MS = 12 * HOUR_MS;
/** The most that a page is looked at in one go. */
const LONGEST_MS = 170_000;

interface Page {
  page: number;
  words: number;
}

/** One document of a hub in the message that brought it, as its reader saw it then. */
interface Sent {
  hubId: string;
  accountId: number;
  name: string;
  messageId: string;
  sentAt: Date;
  itemId: string;
  versionId: string;
  title: string;
  pages: Page[];
}

/** What was sent and arrived, by message and hub in their order. */
async function sentDocuments({ db, organization }: Context, bounced: readonly string[]): Promise<Sent[]> {
  const { rows } = await sql<Sent>`
    SELECT r.hub_id, h.account_id, h.name, r.message_id, r.sent_at, t.id AS item_id, t.version_id, p.title,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('page', g.number, 'words', g.words) ORDER BY g.number), '[]') FROM publication_page g
       WHERE g.organization_id = t.organization_id AND g.version_id = t.version_id) AS pages
    FROM hub_recipient r
    JOIN hub h ON h.organization_id = r.organization_id AND h.id = r.hub_id
    JOIN hub_item t ON t.organization_id = r.organization_id AND t.hub_id = r.hub_id AND t.message_id = r.message_id
    JOIN publication p ON p.organization_id = t.organization_id AND p.id = t.publication_id
    JOIN contact c ON c.organization_id = h.organization_id AND c.id = h.contact_id
    WHERE r.organization_id = ${organization.id} AND r.hub_id <> ALL(${bounced}::uuid[])
    ORDER BY r.sent_at, c.key, p.title`.execute(db);
  return rows;
}

interface Look {
  page: number;
  ms: number;
}

/** The pages that a reader looks at in one visit, in their order, with the time on each. */
function looksAt(random: Random, persona: Persona, pages: readonly Page[], visit: number, visits: number): Look[] {
  const { share, pace } = HABITS[persona];
  const until = Math.ceil(pages.length * share * random.around(0.3));
  const [from, to] = [Math.floor((until * visit) / visits), Math.floor((until * (visit + 1)) / visits)];
  return pages.slice(Math.max(0, from - (visit > 0 ? 1 : 0)), to).map(({ page, words }) => {
    const likes = 0.35 + 1.3 * random.next() ** 2;
    return { page, ms: Math.round(Math.min(LONGEST_MS, Math.max(300, expectedMs(words) * pace * likes * 1.6))) };
  });
}

/** Rows of the tables that reading leaves, gathered to be written at once. */
const noRows = () => ({
  sessions: [] as object[],
  visits: [] as object[],
  served: [] as object[],
  attention: [] as object[],
  news: [] as Happening[],
});
type Rows = ReturnType<typeof noRows>;

/** One stay: its session, its visit, what was served and looked at, and what was done besides. */
function stay(rows: Rows, random: Random, sent: Sent, at: Date, looks: readonly Look[], automated = false): string {
  const [sessionId, visitId, tabId] = [random.uuid(), random.uuid(), random.uuid()];
  const { hubId, itemId, versionId } = sent;
  const agent = automated ? 'Mozilla/5.0 (compatible; MailSafety/4.2; link check)' : random.pick(AGENTS);
  const ms = looks.reduce((sum, look) => sum + look.ms, 0);
  const end = new Date(at.getTime() + 6_000 + ms);
  const times = { created_at: at, expires_at: new Date(at.getTime() + SESSION_MS), last_beat_at: looks.length > 0 ? end : null };
  rows.sessions.push({ id: sessionId, hub_id: hubId, hash: secretHash(newSecret()), agent, automated, ...times });
  if (looks.length === 0) return sessionId;
  const [ended, late] = [random.chance(0.72), random.chance(0.08)];
  rows.visits.push({ id: visitId, session_id: sessionId, hub_id: hubId, started_at: at, last_beat_at: end, ended, late });
  let begun = at.getTime() + 3_000;
  for (const { page, ms: counted } of looks) {
    const [first, last] = [new Date(begun), new Date(begun + counted)];
    const of = { item_id: itemId, version_id: versionId, page, first_at: first, last_at: last };
    rows.served.push({ session_id: sessionId, ...of });
    rows.attention.push({ visit_id: visitId, tab_id: tabId, reported_ms: counted, counted_ms: automated ? 0 : counted, ...of });
    begun += counted;
  }
  return sessionId;
}

/** What a keen reader does besides reading. */
function deeds(random: Random, persona: Persona, sent: Sent, sessionId: string, at: Date): Happening[] {
  const keen = persona === 'studies' ? 0.4 : persona === 'reads' ? 0.14 : 0;
  const { hubId, accountId, itemId, versionId, messageId, name, title } = sent;
  const told = { hubId, accountId, itemId, versionId, messageId, sessionId, title: name, text: title };
  const after = (minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS);
  const found: Happening[] = [];
  if (random.chance(keen)) found.push({ ...told, kind: 'downloaded', at: after(3), once: sessionId, detail: { document: title } });
  if (random.chance(keen / 2)) {
    const text = random.pick(QUESTIONS);
    const page = random.pick(sent.pages).page;
    found.push({ ...told, kind: 'asked', at: after(5), once: sessionId, text, detail: { document: title, page, text } });
  }
  return found;
}

/** An instant moved into the working hours of its day. */
function atWork(random: Random, at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS + random.whole(OPENS_AT * 60, CLOSES_AT * 60) * MINUTE_MS + random.whole(0, 59_999);
}

/** The stays of one reader with one document. */
function readOne(rows: Rows, random: Random, sent: Sent, now: Date, known: Set<string>): void {
  if (random.chance(0.2)) stay(rows, random, sent, new Date(sent.sentAt.getTime() + 40_000), [], true);
  const persona = personaOf(random);
  const visits = random.whole(...HABITS[persona].visits);
  let at = sent.sentAt.getTime() + random.whole(4, 90) * MINUTE_MS;
  if (random.chance(0.6)) at = atWork(random, at + random.whole(1, 3) * DAY_MS);
  for (let visit = 0; visit < visits && at < now.getTime() - HOUR_MS; visit++) {
    const begun = new Date(at);
    const sessionId = stay(rows, random, sent, begun, looksAt(random, persona, sent.pages, visit, visits));
    const { hubId, accountId, name, messageId } = sent;
    const isFirst = !known.has(hubId);
    known.add(hubId);
    const told = { hubId, accountId, sessionId, messageId, at: begun, title: name };
    rows.news.push({ ...told, kind: isFirst ? 'opened' : 'returned', once: isFirst ? 'first' : sessionId });
    rows.news.push(...deeds(random, persona, sent, sessionId, begun));
    at = atWork(random, at + random.whole(1, 4) * DAY_MS);
  }
}

async function write({ db, organization }: Context, { sessions, visits, served, attention }: Rows): Promise<void> {
  const put = (table: string, rows: readonly object[]) =>
    sql`INSERT INTO ${sql.table(table)} SELECT r.* FROM jsonb_populate_recordset(null::${sql.table(table)},
      (SELECT coalesce(jsonb_agg(to_jsonb(d) || ${JSON.stringify({ organization_id: organization.id })}::jsonb || e), '[]')
       FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) e CROSS JOIN (SELECT 2000 AS spare_ms, '{}'::jsonb AS tabs, 1 AS times) d)) r`.execute(
      db,
    );
  await put('hub_session', sessions);
  await put('hub_visit', visits);
  await put('hub_served', served);
  await put('hub_attention', attention);
}

/** Reading of everything that arrived, from the day on which it was sent; opened and read mails are marked. */
export async function addHubReading(ctx: Context, now: Date, bounced: readonly string[]): Promise<void> {
  const all = await sentDocuments(ctx, bounced);
  const rows = noRows();
  const known = new Set<string>();
  for (const [index, sent] of all.entries()) {
    if (sent.pages.length > 0) readOne(rows, randomStream(`fernway/hub/${index}`), sent, now, known);
  }
  await write(ctx, rows);
  await tellHub(ctx, rows.news);
  await sql`
    UPDATE hub_recipient r SET opened_at = s.at FROM (
      SELECT o.message_id, o.hub_id, min(x.created_at) AS at FROM hub_recipient o
      JOIN hub_session x ON x.organization_id = o.organization_id AND x.hub_id = o.hub_id AND NOT x.automated AND x.created_at >= o.sent_at
        AND x.created_at < o.sent_at + interval '10 days'
      WHERE o.organization_id = ${ctx.organization.id} GROUP BY o.message_id, o.hub_id) s
    WHERE r.organization_id = ${ctx.organization.id} AND r.message_id = s.message_id AND r.hub_id = s.hub_id`.execute(ctx.db);
  const read = await ctx.db.selectFrom('hubAttention').select(['itemId', 'versionId']).distinct().execute();
  for (const one of read) await ctx.call(judgeReading, one);
  for (let more = true; more; ) ({ more } = await ctx.call(closeVisits, {}));
}
