import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { monthOf } from '@/lib/kit/day';
import { ratio } from '@/lib/kit/exact';
import type { ChartSeries, UserExploration } from './contract';
import { MOST_GROUPS, type UserMeasure } from './metrics';
import type { Period } from './period';

/** What users did in a bucket. */
interface Deeds {
  users: number;
  /** Days on which each was active, added up. */
  days: number;
  ms: number;
}

interface Row extends Deeds {
  period: number;
  bucket: number;
  /** Internal id of the account or the user; null without groups. */
  group: number | null;
  name: string | null;
  key: string | null;
}

/** Rows of a period, each of other users within a bucket. */
export type UserRows = readonly Row[];

/** The parts of months that buckets are made of: the bits of their days, and of those before them in the month. */
function partsOf(period: number, { buckets }: Period) {
  const bits = (count: number) => 2 ** count - 1;
  return buckets.flatMap(({ from, to }, bucket) => {
    const [first, last] = [monthOf(from), monthOf(to)];
    return Array.from({ length: last.month - first.month + 1 }, (_, at) => {
      const month = first.month + at;
      const below = bits(month === first.month ? first.index : 0);
      return { period, bucket, month, below, mask: bits(month === last.month ? last.index + 1 : 31) - below };
    });
  });
}

const GROUPS = {
  account: {
    id: sql`m.account_id`,
    join: sql`JOIN account g ON g.organization_id = m.organization_id AND g.id = m.account_id`,
    key: sql`min(g.key)`,
  },
  user: {
    id: sql`m.user_ref`,
    join: sql`JOIN product_user g ON g.organization_id = m.organization_id AND g.id = m.user_ref`,
    key: sql`min(g.user_id)`,
  },
} as const;

/** What the users of accounts did over some periods, from their months, in one statement: the rows of each period. */
export async function readDeeds(
  ctx: Context,
  accountIds: readonly number[],
  groupBy: UserExploration['groupBy'],
  periods: readonly Period[],
): Promise<UserRows[]> {
  const parts = periods.flatMap((period, index) => partsOf(index, period));
  const ints = (field: keyof (typeof parts)[number]) => sql`${parts.map((part) => part[field])}::int[]`;
  const group = groupBy && GROUPS[groupBy];
  const { rows } = await sql<Row>`
    SELECT p.period, p.bucket, ${group ? group.id : sql`NULL::bigint`} AS "group", ${group ? sql`min(g.name)` : sql`NULL::text`} AS name,
      ${group ? group.key : sql`NULL::text`} AS key, count(DISTINCT m.user_ref) AS users,
      sum(place.count)::bigint AS days, coalesce(sum(spent.ms), 0)::bigint AS ms
    FROM unnest(${ints('period')}, ${ints('bucket')}, ${ints('month')}, ${ints('below')}, ${ints('mask')}) AS p (period, bucket, month, below, mask)
    JOIN usage_user_month m ON m.organization_id = ${ctx.organization.id} AND m.month = p.month AND (m.active_days & p.mask) <> 0
      AND m.account_id = ANY(${accountIds}::bigint[])
    ${group ? group.join : sql``}
    CROSS JOIN LATERAL (SELECT bit_count((m.active_days & p.below)::bit(32))::int AS before, bit_count((m.active_days & p.mask)::bit(32))::int AS count) AS place
    CROSS JOIN LATERAL (SELECT sum(one) AS ms FROM unnest(m.ms[place.before + 1 : place.before + place.count]) AS one) AS spent
    GROUP BY 1, 2, 3`.execute(ctx.db);
  return periods.map((_, index) => rows.filter(({ period }) => period === index));
}

function figure(measure: UserMeasure, { users, days, ms }: Deeds): number | null {
  switch (measure) {
    case 'activeUsers':
      return users;
    case 'activeDays':
      return days;
    case 'userTime':
      return ms;
    case 'timePerActiveUser':
      return ratio(ms, users, 0);
  }
}

const NOTHING: Deeds = { users: 0, days: 0, ms: 0 };

/** Deeds of each bucket, of rows whose users are not the same ones. */
function perBucket(rows: UserRows, { buckets }: Period): Deeds[] {
  const deeds = buckets.map(() => ({ ...NOTHING }));
  for (const { bucket, users, days, ms } of rows) {
    const sum = deeds[bucket];
    if (sum) Object.assign(sum, { users: sum.users + users, days: sum.days + days, ms: sum.ms + ms });
  }
  return deeds;
}

const valuesOf = (measure: UserMeasure, rows: UserRows, period: Period) => perBucket(rows, period).map((deeds) => figure(measure, deeds));

/** The most active groups, each a line, and the others together. */
function groupLines(measure: UserMeasure, rows: UserRows, period: Period): ChartSeries[] {
  const groups = new Map<number | null, Row[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  const active = (some: UserRows) => some.reduce((sum, { days }) => sum + days, 0);
  const sorted = [...groups.values()].sort(
    (one, other) => active(other) - active(one) || String(one[0]?.key).localeCompare(String(other[0]?.key), 'en'),
  );
  const shown = sorted.slice(0, MOST_GROUPS).map((some): ChartSeries => {
    const [{ key, name } = { key: null, name: null }] = some;
    return { metric: measure, group: key, name: name ?? key, part: 'group', values: valuesOf(measure, some, period) };
  });
  const rest = sorted.slice(MOST_GROUPS).flat();
  return rest.length === 0 ? shown : [...shown, { metric: measure, group: null, name: null, part: 'rest', values: valuesOf(measure, rest, period) }];
}

/** The lines of a chart of what users did, from the rows of its period and of the one before. */
export function userSeries(
  content: Pick<UserExploration, 'metrics' | 'groupBy' | 'compare'>,
  [rows, former]: readonly [UserRows, UserRows],
  { shown, earlier }: { shown: Period; earlier: Period },
): ChartSeries[] {
  const line = (measure: UserMeasure, part: 'whole' | 'before', some: UserRows, period: Period): ChartSeries => ({
    ...{ metric: measure, group: null, name: null, part },
    values: valuesOf(measure, some, period),
  });
  return content.metrics.flatMap((measure) => {
    if (content.groupBy !== null) return groupLines(measure, rows, shown);
    return [line(measure, 'whole', rows, shown), ...(content.compare ? [line(measure, 'before', former, earlier)] : [])];
  });
}
