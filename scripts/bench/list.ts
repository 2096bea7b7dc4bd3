import type { Caller } from '@/lib/core/actor';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { countAccounts, pageOfAccounts } from '@/lib/features/account/list';
import { accountListCases, type ListCase } from '@/tests/support/account-list-cases';
import { fillAccounts } from '@/tests/support/many-accounts';
import { wholeScans } from '@/tests/support/plans';
import type { Bench, Finding } from './measurement';
import { p95, shown, timed } from './statistics';
import { newTenant } from './tenant';

const TARGET_MS = 100;
const ACCOUNTS = 50_000;
const PAGE = 50;
/** Page and count of each case, so often a repetition: 100 runs in all. */
const RUNS = 20;

/** One page and the number of all matches, as the list asks for them. */
function askPage(caller: Caller, { all, sort }: ListCase): Promise<void> {
  return withTenant(caller.organization.id, async (db) => {
    const ctx = makeContext(caller, db);
    const { total } = await pageOfAccounts(ctx, { filter: { all }, sort, cursor: null, size: PAGE });
    if (total === null) await countAccounts(ctx, { all });
  });
}

async function scansOf(caller: Caller, { all, sort }: ListCase): Promise<string[]> {
  return wholeScans(caller, async (ctx) => {
    await pageOfAccounts(ctx, { filter: { all }, sort, cursor: null, size: PAGE });
    await countAccounts(ctx, { all });
  });
}

/** Each filter and sort of a large account list: the slowest one's p95, and whether any reads a table whole. */
export async function measureList({ scale, repetitions }: Bench): Promise<Finding[]> {
  const caller = await newTenant('List');
  const accounts = Math.round(ACCOUNTS * scale);
  await fillAccounts(caller.organization.id, accounts);
  let slowest = { name: '', ms: 0 };
  const all: number[] = [];
  let scans = 0;
  for (const one of accountListCases) {
    scans += (await scansOf(caller, one)).length;
    const times: number[] = [];
    for (let run = 0; run < RUNS * repetitions; run++) times.push(await timed(() => askPage(caller, one)));
    all.push(...times);
    if (p95(times) > slowest.ms) slowest = { name: one.name, ms: p95(times) };
  }
  return [
    {
      what: `list of ${shown(accounts)} accounts: slowest p95, ms`,
      sides: [slowest.name, `${shown(p95(all))} ms over all`],
      value: slowest.ms,
      bound: 'most',
      target: TARGET_MS,
      notes: [
        `${accountListCases.length} filters and sorts, ${RUNS * repetitions} times each: the first page and the count, over the driver and with their transaction`,
      ],
    },
    { what: 'list: sequential scans', sides: [], value: scans, bound: 'most', target: 0, notes: [] },
  ];
}
