import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { control } from '@/lib/core/db/database';
import { addOlderMonths, countEvents, fillHistory, foldAll, type HistoryOptions, ITEMS, storeLoad } from './history';
import { serve } from './serve';
import { timed } from './statistics';
import { newTenant } from './tenant';

const LAST_DAY = 1 / 30;

/** A history that ends yesterday, and what lies before it. */
export interface History extends HistoryOptions {
  older: { events: number; months: number } | null;
}

type Question = { fill: History } | { round: number; newEvents: number };

let caller: Caller;
let shape: Pick<HistoryOptions, 'accounts' | 'users'>;

// One history in one database: fills it, then stores and folds new events as often as it is asked.
serve<Question>(async (question) => {
  if ('fill' in question) {
    caller = await newTenant('Fold');
    shape = { accounts: question.fill.accounts, users: question.fill.users };
    const { older, ...recent } = question.fill;
    await fillHistory(caller, recent);
    if (older) await addOlderMonths(caller, older.events, older.months);
    return countEvents(caller);
  }
  await storeLoad(caller, { ...ITEMS, ...shape, seed: `new ${question.round}`, events: question.newEvents, months: LAST_DAY, end: new Date() });
  await sql`CHECKPOINT`.execute(control());
  return timed(() => foldAll(caller));
});
