import { sql } from 'kysely';
import { control } from '@/lib/core/db/database';
import { countEvents, foldAll, ITEMS, storeLoad } from './history';
import type { Bench, Finding } from './measurement';
import { shown } from './statistics';
import { newTenant } from './tenant';

const TARGET = 330;
const EVENTS = 1_000_000;
/** As many people and accounts as the demo has, each person using the product about five times a working day. */
const SHAPE = { ...ITEMS, users: 1_500, accounts: 60, months: 6 };
/** Events stored between two folds, as a worker that keeps up would leave them. */
const STEP = 20_000;

interface Size {
  name: string;
  heap: number;
  indexes: number;
}

/** What each table takes: heap with TOAST, and indexes, its partitions together. */
async function sizes(): Promise<Size[]> {
  const { rows } = await sql<Size>`
    SELECT coalesce(p.inhparent::regclass::text, c.relname) AS name,
      sum(pg_table_size(c.oid))::bigint AS heap, sum(pg_indexes_size(c.oid))::bigint AS indexes
    FROM pg_class c LEFT JOIN pg_inherits p ON p.inhrelid = c.oid
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND coalesce(p.inhparent::regclass::text, c.relname) ~ '^(event|segment|product_user|external_id|account_usage|usage_.*)$'
    GROUP BY 1 ORDER BY sum(pg_total_relation_size(c.oid)) DESC`.execute(control());
  return rows;
}

/** What a stored event takes on disk once it is folded, with all indexes and everything derived from it. */
export async function measureBytes({ scale }: Bench): Promise<Finding[]> {
  const caller = await newTenant('Bytes');
  const end = Date.now();
  const rounds = Math.round((EVENTS * scale) / STEP);
  const months = (SHAPE.months * scale) / rounds;
  const roundMs = months * 30.4375 * 86_400_000;
  for (let round = 1; round <= rounds; round++) {
    await storeLoad(caller, { ...SHAPE, seed: `bytes ${round}`, events: STEP, months, end: new Date(end - (rounds - round) * roundMs) });
    await foldAll(caller);
    // Months pass in seconds here: autovacuum, which would have come by every few days, comes by hand.
    await sql`VACUUM usage_user_month, usage_item_month, usage_account_month, account_usage, product_user`.execute(control());
  }
  await sql`VACUUM (ANALYZE)`.execute(control());
  const events = await countEvents(caller);
  const tables = await sizes();
  const per = (bytes: number) => bytes / events;
  const total = tables.reduce((sum, { heap, indexes }) => sum + heap + indexes, 0);
  const raw = tables.find(({ name }) => name === 'event') ?? { heap: 0, indexes: 0 };
  return [
    {
      what: 'bytes per stored event',
      sides: [`${shown(per(raw.heap + raw.indexes))} raw event`, `${shown(per(total - raw.heap - raw.indexes))} derived`],
      value: per(total),
      bound: 'most',
      target: TARGET,
      notes: [
        `${shown(events)} events of ${shown(SHAPE.users)} users, ${SHAPE.accounts} accounts, ${ITEMS.modules} modules, ${ITEMS.features} features, ${shown(SHAPE.months * scale)} months`,
        tables.map(({ name, heap, indexes }) => `${name} ${shown(per(heap))} + ${shown(per(indexes))} indexes`).join('; '),
      ],
    },
  ];
}
