import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { control, withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { ingestEvents } from '@/lib/features/event/commands';
import { foldUsage, listAccountsWithUsage, recomputeUsage } from '@/lib/features/usage/commands';
import { generateLoad, type LoadOptions } from '@/prisma/seed/scenarios/load';

const GROUP = 2_500;
const DAY_MS = 86_400_000;
export const MONTH_DAYS = 30;

/** Stores a load's events through the ingest's operation, in groups as the ingest makes them. */
export async function storeLoad(caller: Caller, options: LoadOptions): Promise<void> {
  let events: object[] = [];
  const store = async () => {
    const delivery = { receivedAt: new Date(), events, bytes: 0, type: null, sentAt: undefined, context: undefined, keepTimes: true };
    const { rejected } = await invoke(ingestEvents, caller, { deliveries: [delivery] });
    if (rejected.flat().length > 0) throw new Error(`refused: ${JSON.stringify(rejected.flat()[0])}`);
    events = [];
  };
  for (const call of generateLoad(options)) if (events.push(call) === GROUP) await store();
  if (events.length > 0) await store();
}

/** Folds until nothing waits. */
export async function foldAll(caller: Caller): Promise<void> {
  for (let events = 1; events > 0; ) ({ events } = await invoke(foldUsage, caller, {}));
}

/**
 * Adds events of the known users by SQL, evenly over the days before `end`, as one folded segment: a history that
 * would take hours to send. Rollups are not touched.
 */
async function insertHistory({ organization }: Caller, events: number, days: number, end: Date): Promise<void> {
  const id = organization.id;
  await sql`
    WITH people AS (SELECT row_number() OVER (ORDER BY id) - 1 AS n, account_id, user_id FROM product_user WHERE organization_id = ${id}),
    many AS (SELECT count(*) AS people FROM people),
    names AS (SELECT array_agg(id ORDER BY name) FILTER (WHERE name LIKE 'Module %') AS modules,
                     array_agg(id ORDER BY name) FILTER (WHERE name LIKE 'Feature %') AS features FROM usage_name WHERE organization_id = ${id}),
    made AS (INSERT INTO segment (organization_id, received_at, events, folded_at) VALUES (${id}, now(), ${events}, now()) RETURNING id)
    INSERT INTO event (segment_id, account_id, at, day, organization_id, name_id, module_id, feature_id, count, duration_ms, kind, message_id, user_id)
    SELECT made.id, p.account_id, moment.at, floor(extract(epoch FROM moment.at) / 86400)::int, ${id},
      feature, modules[1 + f % array_length(modules, 1)], feature, 1 + g % 20, (1 + g % 3600) * 1000, 0, uuid_send(uuidv7()), p.user_id
    FROM made CROSS JOIN many CROSS JOIN names CROSS JOIN generate_series(1, ${events}::int) g
    CROSS JOIN LATERAL (
      SELECT ${end}::timestamptz - (${events}::int - g) * (${(days * DAY_MS) / events}::float8 * interval '1 millisecond') AS at) moment
    CROSS JOIN LATERAL (SELECT abs(hashint8(g)) % array_length(features, 1) AS f) picked
    CROSS JOIN LATERAL (SELECT features[1 + f] AS feature) named
    JOIN people p ON p.n = abs(hashint8extended(g, 7)) % many.people`.execute(control());
}

export interface HistoryOptions {
  accounts: number;
  users: number;
  events: number;
  days: number;
}

/** What every history and load of the bench is about. */
export const ITEMS = { modules: 12, features: 60 };

/** Fills an organization with users who were active over some days, rollups included, and lets statistics be taken. */
export async function fillHistory(caller: Caller, { accounts, users, events, days }: HistoryOptions): Promise<void> {
  const end = new Date(Date.now() - DAY_MS);
  await storeLoad(caller, { ...ITEMS, seed: 'people', events: users, users, accounts, months: Math.min(1, days / MONTH_DAYS), end });
  await foldAll(caller);
  await insertHistory(caller, events - users, days, end);
  await sql`VACUUM (ANALYZE)`.execute(control());
  const { accountIds } = await invoke(listAccountsWithUsage, caller, {});
  for (const accountId of accountIds) await invoke(recomputeUsage, caller, { accountId });
  await sql`VACUUM (ANALYZE)`.execute(control());
}

const ROLLUPS = {
  usage_user_month: 'user_ref, active_days, ms, first_ms, last_ms, items, item_days, item_amounts',
  usage_account_month: 'dau, wau, mau, week_to_date, month_to_date, ms, new_users, last_ms',
  usage_item_month: 'item, amount, users, users30',
};

/**
 * Puts older months before a history of at least two: events as insertHistory makes them, and rollups that repeat the
 * last whole month, as rebuilding those from ten million events would take too long for what only has to be there.
 */
export async function addOlderMonths(caller: Caller, events: number, months: number): Promise<void> {
  const days = months * MONTH_DAYS;
  await insertHistory(caller, events, days, new Date(Date.now() - 2 * MONTH_DAYS * DAY_MS));
  const now = new Date();
  const whole = now.getUTCFullYear() * 12 + now.getUTCMonth() - 1;
  for (const [table, columns] of Object.entries(ROLLUPS)) {
    await sql`
      INSERT INTO ${sql.table(table)} (organization_id, account_id, month, ${sql.raw(columns)})
      SELECT organization_id, account_id, month - 1 - k, ${sql.raw(columns)} FROM ${sql.table(table)} CROSS JOIN generate_series(1, ${months}::int) k
      WHERE organization_id = ${caller.organization.id} AND month = ${whole} ON CONFLICT DO NOTHING`.execute(control());
  }
  await sql`VACUUM (ANALYZE)`.execute(control());
}

/** How many events an organization has. */
export function countEvents({ organization }: Caller): Promise<number> {
  return withTenant(
    organization.id,
    async (db) =>
      (
        await db
          .selectFrom('event')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
  );
}
