import { sql } from 'kysely';
import { actorId } from './actor';
import type { Context } from './context';

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

/**
 * Writes entries in the transaction of what they tell of. Told again, an entry takes on time, title, subtype and text,
 * keeps its snapshot and who told it first, and shows again if it was hidden.
 */
export async function tellTimeline(ctx: Context, news: readonly TimelineNews[]): Promise<void> {
  if (news.length === 0) return;
  const last = new Map(news.map((one) => [dedupeKey(one), one]));
  const rows = [...last].map(([key, one]) => ({ ...one, dedupeKey: key }));
  // One parameter, however many entries: a parameter for each value costs more than storing them.
  await sql`
    INSERT INTO timeline_entry (organization_id, account_id, at, category, subtype, event, source, source_key, title, text, snapshot,
      actor_kind, actor_id, dedupe_key)
    SELECT ${ctx.organization.id}, r."accountId", r.at, r.category, r.subtype, r.event, r.source, r."sourceKey", r.title, coalesce(r.text, ''),
      coalesce(r.snapshot, '{}'), ${ctx.actor.kind}, ${actorId(ctx.actor)}, r."dedupeKey"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r ("accountId" bigint, at timestamptz, category text, subtype text, event text,
      source text, "sourceKey" text, title text, text text, snapshot jsonb, "dedupeKey" text)
    ON CONFLICT (organization_id, dedupe_key) DO UPDATE SET account_id = excluded.account_id, at = excluded.at, subtype = excluded.subtype,
      title = excluded.title, text = excluded.text, hidden_at = NULL`.execute(ctx.db);
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
