import { type RawBuilder, sql } from 'kysely';
import { actorId } from './actor';
import type { Context } from './context';
import { sentRows } from './db/sent-rows';

/** What an entry tells of: the categories by which a timeline is filtered. */
export const TIMELINE_CATEGORIES = [
  'touchpoint',
  'email',
  'ticket',
  'task',
  'note',
  'plan',
  'alert',
  'campaign',
  'survey',
  'health',
  'change',
  'deal',
  'invoice',
  'asset',
  'contact',
  'reading',
] as const;
export type TimelineCategory = (typeof TIMELINE_CATEGORIES)[number];

/** Something that happened on an account, as its source tells it. */
export interface TimelineNews {
  /** Internal id of the account. */
  accountId: number;
  at: Date;
  category: TimelineCategory;
  /** The category's own word for it: a touchpoint's type, a task's type, … */
  subtype?: string | null;
  /** What happened to the source: created, completed, … */
  event: string;
  /** Tells happenings of the same kind apart, where a source has several: a version. */
  occurrence?: string;
  /** Kind and key of the record it tells of. */
  source: string;
  sourceKey: string;
  title: string;
  /** What full-text search reads beside the title. */
  text?: string | null;
  /** The source as it is now; the entry keeps it. */
  snapshot?: object;
}

/** An entry stands for one happening of one source, however often that is told. */
const dedupeKey = ({ source, sourceKey, event, occurrence }: TimelineNews) =>
  [source, sourceKey, event, ...(occurrence === undefined ? [] : [occurrence])].join(':');

const COLUMNS = {
  ...{ accountId: 'bigint', at: 'timestamptz', category: 'text', subtype: 'text', event: 'text', occurrence: 'text' },
  ...{ source: 'text', sourceKey: 'text', title: 'text', text: 'text', snapshot: 'jsonb' },
} as const;

/**
 * The statement that writes entries. Told again, an entry takes on time, title, subtype and text, keeps its snapshot and
 * who told it first, and shows again if it was hidden.
 * @param news a query of the fields of TimelineNews, in snake_case; no two of its rows tell of the same happening
 */
export const intoTimeline = ({ organization, actor }: Pick<Context, 'organization' | 'actor'>, news: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  INSERT INTO timeline_entry (organization_id, account_id, at, category, subtype, event, source, source_key, title, text, snapshot,
    actor_kind, actor_id, dedupe_key)
  SELECT ${organization.id}, n.account_id, n.at, n.category, n.subtype, n.event, n.source, n.source_key, n.title, coalesce(n.text, ''),
    coalesce(n.snapshot, '{}'), ${actor.kind}, ${actorId(actor)}, concat_ws(':', n.source, n.source_key, n.event, n.occurrence)
  FROM (${news}) n
  ON CONFLICT (organization_id, dedupe_key) DO UPDATE SET account_id = excluded.account_id, at = excluded.at, subtype = excluded.subtype,
    title = excluded.title, text = excluded.text, hidden_at = NULL`;

/** Writes entries in the transaction of what they tell of; of two that tell of the same happening, the last one. */
export async function tellTimeline(ctx: Context, news: readonly TimelineNews[]): Promise<void> {
  if (news.length === 0) return;
  const last = new Map(news.map((one) => [dedupeKey(one), one]));
  await intoTimeline(ctx, sql`SELECT * FROM ${sentRows([...last.values()], COLUMNS)}`).execute(ctx.db);
}

/** Hides what was told of records that are deleted, or shows it again when they come back. */
export async function showOnTimeline(ctx: Context, source: string, sourceKeys: readonly string[], shown: boolean): Promise<void> {
  if (sourceKeys.length === 0) return;
  await ctx.db
    .updateTable('timelineEntry')
    .set({ hiddenAt: shown ? null : ctx.now })
    .where('source', '=', source)
    .where((eb) => eb('sourceKey', '=', eb.fn.any(sql<string[]>`${sourceKeys}::text[]`)))
    .execute();
}
