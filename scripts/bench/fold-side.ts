import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { control } from '@/lib/core/db/database';
import { countEvents, fillHistory, foldAll, type HistoryOptions, ITEMS, storeLoad } from './history';
import { serve } from './serve';
import { timed } from './statistics';
import { newTenant } from './tenant';

const LAST_DAY = 1 / 30;

type Question = { fill: HistoryOptions } | { round: number; newEvents: number };

let caller: Caller;
let shape: Pick<HistoryOptions, 'accounts' | 'users'>;

// One history in one database: fills it, then stores and folds new events as often as it is asked.
serve<Question>(async (question) => {
  if ('fill' in question) {
    caller = await newTenant('Fold');
    shape = { accounts: question.fill.accounts, users: question.fill.users };
    await fillHistory(caller, question.fill);
    return countEvents(caller);
  }
  await storeLoad(caller, { ...ITEMS, ...shape, seed: `new ${question.round}`, events: question.newEvents, months: LAST_DAY, end: new Date() });
  await sql`CHECKPOINT`.execute(control());
  return timed(() => foldAll(caller));
});
