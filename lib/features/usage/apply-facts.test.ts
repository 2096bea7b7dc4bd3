import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, monthOf, weekStart } from '@/lib/kit/day';
import { applyFacts } from './apply-facts';
import { type AccountSum, Ledger, mergeAccountMonth, mergeItemMonth } from './ledger';
import { addFact, type Fact, factsOf, rowsOf, type UserDays, type UserMonthRow, WHOLE_DAY } from './user-month';

const ACCOUNT = 7;
const FIRST = dayNumber('2024-01-20');
const SPAN = 120;
const MODULE = 10;

interface Visit {
  user: number;
  day: number;
  ms: number;
  inModule: boolean;
}

const visits = fc.array(
  fc.record({
    user: fc.integer({ min: 1, max: 4 }),
    day: fc.integer({ min: FIRST, max: FIRST + SPAN }),
    ms: fc.integer({ min: 0, max: 5_000 }),
    inModule: fc.boolean(),
  }),
  { maxLength: 60 },
);

function factsFor(visit: Visit): Fact[] {
  const base = { accountId: ACCOUNT, userRef: visit.user, day: visit.day, amount: visit.ms, firstMs: visit.ms, lastMs: visit.ms };
  return [{ ...base, item: WHOLE_DAY }, ...(visit.inModule ? [{ ...base, item: MODULE }] : [])];
}

/** Folds batches one after the other, keeping rows between them as the database does. */
function foldAll(batches: readonly Visit[][]) {
  const rows = new Map<string, UserMonthRow>();
  const totals = new Ledger();
  for (const batch of batches) {
    const change = new Ledger();
    for (const user of new Set(batch.map((visit) => visit.user))) {
      const days: UserDays = new Map();
      for (const row of rows.values()) if (row.userRef === user) for (const fact of factsOf(row)) addFact(days, fact);
      const merged: UserDays = new Map();
      for (const fact of batch.filter((visit) => visit.user === user).flatMap(factsFor)) addFact(merged, fact);
      const facts = [...merged.values()].flatMap((ofItem) => [...ofItem.values()]);
      const months = applyFacts(days, facts, change);
      for (const row of rowsOf(ACCOUNT, user, days, months)) rows.set(`${row.userRef}/${row.month}`, row);
    }
    for (const [key, row] of change.accounts)
      totals.accounts.set(key, totals.accounts.has(key) ? mergeAccountMonth(totals.accounts.get(key) as never, row) : row);
    for (const [key, row] of change.items) totals.items.set(key, totals.items.has(key) ? mergeItemMonth(totals.items.get(key) as never, row) : row);
  }
  return { rows, totals };
}

const reading = (ledger: Ledger, day: number, sum: AccountSum) => {
  const { month, index } = monthOf(day);
  return ledger.accounts.get(`${ACCOUNT}/${month}`)?.[sum][index] ?? 0;
};

const distinct = (all: readonly Visit[], from: number, to: number) =>
  new Set(all.filter((visit) => visit.day >= from && visit.day <= to).map((visit) => visit.user)).size;

describe('folding facts', () => {
  it('gives the distinct counts that counting every visit gives, for every day', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 1, max: 5 }), (all, parts) => {
        const batches = Array.from({ length: parts }, (_, part) => all.filter((_visit, index) => index % parts === part));
        const { totals } = foldAll(batches);
        for (let day = FIRST; day <= FIRST + SPAN + 31; day++) {
          const { index } = monthOf(day);
          expect(reading(totals, day, 'dau')).toBe(distinct(all, day, day));
          expect(reading(totals, day, 'wau')).toBe(distinct(all, day - 6, day));
          expect(reading(totals, day, 'mau')).toBe(distinct(all, day - 29, day));
          expect(reading(totals, day, 'weekToDate')).toBe(distinct(all, weekStart(day), day));
          expect(reading(totals, day, 'monthToDate')).toBe(distinct(all, day - index, day));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the same rows in whatever order and grouping the visits come', () => {
    fc.assert(
      fc.property(visits, fc.infiniteStream(fc.nat(1_000)), (all, random) => {
        const shuffled = all
          .map((visit) => ({ visit, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ visit }) => visit);
        const once = foldAll([all]);
        const oneByOne = foldAll(shuffled.map((visit) => [visit]));
        expect(new Map([...oneByOne.rows].sort())).toEqual(new Map([...once.rows].sort()));
        expect(new Map([...oneByOne.totals.accounts].sort())).toEqual(new Map([...once.totals.accounts].sort()));
        expect(new Map([...oneByOne.totals.items].sort())).toEqual(new Map([...once.totals.items].sort()));
      }),
      { numRuns: 100 },
    );
  });

  it('writes months that read back as the facts they were made of', () => {
    fc.assert(
      fc.property(visits, (all) => {
        const { rows } = foldAll([all]);
        const active = [...rows.values()].flatMap((row) => [...factsOf(row)]).filter((fact) => fact.item === WHOLE_DAY);
        const expected = new Map<string, number>();
        for (const visit of all) expected.set(`${visit.user}/${visit.day}`, (expected.get(`${visit.user}/${visit.day}`) ?? 0) + visit.ms);
        expect(new Map(active.map((fact) => [`${fact.userRef}/${fact.day}`, fact.amount]))).toEqual(expected);
      }),
    );
  });
});
