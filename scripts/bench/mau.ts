import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { makeContext } from '@/lib/core/context';
import { type Db, withTenant } from '@/lib/core/db/database';
import { readingOf } from '@/lib/features/usage/activity';
import { readAccountMonths } from '@/lib/features/usage/rollup-reads';
import { addDays, dayNumber, localDay, startOfDay } from '@/lib/kit/day';
import { fillHistory, MONTH_DAYS } from './history';
import type { Bench, Finding } from './measurement';
import { median, shown, timed } from './statistics';
import { newTenant } from './tenant';

const TARGET = 100;
const HISTORY = { accounts: 1, users: 100_000, events: 2_000_000, days: MONTH_DAYS };
const MAU_DAYS = 30;

/** A context of its own each time: within one, a second reading would be remembered. */
async function fromRollups(db: Db, caller: Caller, accountId: number, asOf: string): Promise<number> {
  return readingOf(await readAccountMonths(makeContext(caller, db), accountId), dayNumber(asOf), 'mau');
}

async function fromEvents(db: Db, { organization }: Caller, accountId: number, asOf: string): Promise<number> {
  const from = startOfDay(addDays(asOf, 1 - MAU_DAYS), organization.timezone);
  const to = startOfDay(addDays(asOf, 1), organization.timezone);
  const { rows } = await sql<{ users: number }>`
    SELECT count(DISTINCT user_id) AS users FROM event
    WHERE organization_id = ${organization.id} AND account_id = ${accountId} AND at >= ${from} AND at < ${to} AND kind < 3`.execute(db);
  return rows[0]?.users ?? 0;
}

/** The same MAU read from rollups and counted from raw events, both behind the tenant's fence. */
export async function measureMau({ scale, repetitions }: Bench): Promise<Finding[]> {
  const caller = await newTenant('MAU');
  const history = { ...HISTORY, users: Math.round(HISTORY.users * scale), events: Math.round(HISTORY.events * scale) };
  await fillHistory(caller, history);
  const asOf = localDay(new Date(), caller.organization.timezone);
  const times = await withTenant(caller.organization.id, async (db) => {
    const { id } = await db.selectFrom('account').select('id').executeTakeFirstOrThrow();
    const [counted, read] = [await fromEvents(db, caller, id, asOf), await fromRollups(db, caller, id, asOf)];
    if (counted !== read) throw new Error(`raw events say ${counted} users, rollups ${read}`);
    const [raw, rollup]: [number[], number[]] = [[], []];
    for (let round = 0; round < repetitions; round++) {
      raw.push(await timed(() => fromEvents(db, caller, id, asOf)));
      rollup.push(await timed(() => fromRollups(db, caller, id, asOf)));
    }
    return { raw, rollup, users: read };
  });
  return [
    {
      what: 'MAU: count(distinct) ÷ rollups',
      sides: [`${shown(median(times.raw))} ms counting`, `${shown(median(times.rollup))} ms reading`],
      value: median(times.raw) / median(times.rollup),
      bound: 'least',
      target: TARGET,
      notes: [`both say ${shown(times.users)} users; ${shown(history.events)} events in the account`],
    },
  ];
}
