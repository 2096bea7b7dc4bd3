import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { TimelineEntry } from './contract';
import type { StoredEntry } from './read-entries';

/** Sources whose entries keep what the record said, in columns of its table. */
const COMPARED = ['interaction', 'task'] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Compared = (typeof COMPARED)[number];
/** A record as it is now, by its columns. */
type Present = Record<string, unknown>;

const isCompared = (source: string): source is Compared => (COMPARED as readonly string[]).includes(source);
const keyOf = ({ source, sourceKey }: Pick<StoredEntry, 'source' | 'sourceKey'>) => `${source}:${sourceKey}`;

/** The present state of the records that entries tell of, by `source:key`; deleted ones are not there. */
export async function presentStates({ db }: Context, entries: readonly StoredEntry[]): Promise<Map<string, Present>> {
  const states = new Map<string, Present>();
  for (const source of COMPARED) {
    const keys = entries.flatMap((entry) => (entry.source === source ? entry.sourceKey : []));
    if (keys.length === 0) continue;
    const rows = await db
      .selectFrom(source as 'task')
      .selectAll()
      .where((eb) => eb('key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
      .where('deletedAt', 'is', null)
      .execute();
    for (const row of rows) states.set(keyOf({ source, sourceKey: row.key }), row);
  }
  return states;
}

/** A value as a snapshot keeps it. */
const kept = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null));

/** The fields of an entry's snapshot that say something else now; none where the record is gone or is not compared. */
export function changesOf(entry: StoredEntry, states: ReadonlyMap<string, Present>): TimelineEntry['changes'] {
  const present = states.get(keyOf(entry));
  if (!present) return [];
  const fields = Object.keys(entry.snapshot).filter((field) => field in present);
  return fields.flatMap((field) => {
    const [before, after] = [kept(entry.snapshot[field]), kept(present[field])];
    return before === after ? [] : [{ field, before, after }];
  });
}

/** Whether what an entry tells of can be opened; of sources that are not compared that shows when it is. */
export function isThere(entry: StoredEntry, states: ReadonlyMap<string, Present>): boolean {
  return !isCompared(entry.source) || states.has(keyOf(entry));
}

/** Names of the members that stand in snapshots and changes, by their ids. */
export async function peopleIn({ db }: Context, entries: readonly Pick<TimelineEntry, 'snapshot' | 'changes'>[]): Promise<Record<string, string>> {
  const values = entries.flatMap(({ snapshot, changes }) => [...Object.values(snapshot), ...changes.map(({ after }) => after)]);
  const ids = [...new Set(values.filter((value): value is string => typeof value === 'string' && UUID.test(value)))];
  if (ids.length === 0) return {};
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .select(['m.id', 'i.name'])
    .where((eb) => eb('m.id', '=', eb.fn.any(sql<string[]>`${ids}::uuid[]`)))
    .execute();
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
