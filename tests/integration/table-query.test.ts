import '@/tests/support/database';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { control } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { encodeCursor } from '@/lib/core/db/table-cursor';
import { fetchCountedPage, fetchPage, type Page } from '@/lib/core/db/table-page';
import { filterWhere, type SqlColumns } from '@/lib/core/db/table-query';
import type { Condition } from '@/lib/kit/filter';
import type { Sort } from '@/lib/kit/table-spec';
import { freightTable } from '@/tests/support/freight-table';

interface Stored {
  key: string;
  name: string;
  type: string;
  mrr: number | null;
  share: number | null;
  renewal: string | null;
  seen: string | null;
}

const db = control().withTables<{ freight: Stored }>();
const calendar = { today: '2026-03-19', timeZone: 'America/Los_Angeles' };
const ref = sql.ref;
const columns: SqlColumns<(typeof freightTable)['columns'][number]['id']> = {
  name: { value: ref('name'), type: 'text', nullable: false, prefix: (text) => sql`starts_with(name, ${text})` },
  type: { value: ref('type'), type: 'text', nullable: false },
  mrr: { value: ref('mrr'), type: 'bigint' },
  share: { value: ref('share'), type: 'integer', scale: 100 },
  renewal: { value: ref('renewal'), type: 'date' },
  seen: { value: ref('seen'), type: 'timestamptz' },
};
const key = { value: ref('key'), type: 'text', nullable: false } as const;

/** The days differ from UTC's: 08:00Z on 8 March is midnight in Los Angeles, whose clocks jump that night. */
const rows: Stored[] = Array.from({ length: 60 }, (_, n) => ({
  key: `k${String(n).padStart(2, '0')}`,
  name: `${['Halden', 'Corvane', 'halden'][n % 3]} ${n % 7}`,
  type: n % 2 ? 'company' : 'region',
  mrr: n % 5 === 0 ? null : (n % 4) * 1000,
  share: n % 6 === 0 ? null : n,
  renewal: n % 7 === 0 ? null : `2026-03-${String(1 + (n % 28)).padStart(2, '0')}`,
  seen: n % 8 === 0 ? null : new Date(Date.UTC(2026, 2, 7, 7, 59, 59, 999) + n * 3_600_000).toISOString(),
}));

beforeAll(async () => {
  await sql`CREATE TABLE freight (key text COLLATE "C" PRIMARY KEY, name text COLLATE "C" NOT NULL, type text NOT NULL,
    mrr bigint, share integer, renewal date, seen timestamptz)`.execute(db);
  await db.insertInto('freight').values(rows).execute();
});
afterAll(closeConnections);

async function keysOf(condition: Condition): Promise<string[]> {
  const where = filterWhere(freightTable, columns, { all: [condition] }, calendar);
  const found = await db.selectFrom('freight').select('key').where(where).orderBy('key').execute();
  return found.map((row) => row.key);
}

const keysWhere = (holds: (row: Stored) => boolean) => rows.filter(holds).map((row) => row.key);
/** The day in Los Angeles, without the code under test. */
const localDay = (instant: string) => new Intl.DateTimeFormat('en-CA', { timeZone: calendar.timeZone }).format(new Date(instant));
const seenDay = ({ seen }: Stored) => (seen === null ? '' : localDay(seen));

const cases: [Condition, (row: Stored) => boolean][] = [
  [{ column: 'type', op: 'is', value: 'region' }, ({ type }) => type === 'region'],
  [{ column: 'type', op: 'not', value: 'region' }, ({ type }) => type !== 'region'],
  [{ column: 'type', op: 'in', value: ['region', 'company'] }, () => true],
  [{ column: 'name', op: 'starts', value: 'Hal' }, ({ name }) => name.startsWith('Hal')],
  [{ column: 'mrr', op: 'gte', value: 1000 }, ({ mrr }) => mrr !== null && mrr >= 1000],
  [{ column: 'mrr', op: 'gte', value: 999.5 }, ({ mrr }) => mrr !== null && mrr >= 999.5],
  [{ column: 'mrr', op: 'lte', value: 1e300 }, ({ mrr }) => mrr !== null],
  [{ column: 'mrr', op: 'between', value: [-1, 1000] }, ({ mrr }) => mrr !== null && mrr <= 1000],
  [{ column: 'mrr', op: 'empty', value: null }, ({ mrr }) => mrr === null],
  [{ column: 'share', op: 'lte', value: 0.29 }, ({ share }) => share !== null && share <= 29],
  [{ column: 'share', op: 'lte', value: 1e12 }, ({ share }) => share !== null],
  [{ column: 'share', op: 'gte', value: 0.07 }, ({ share }) => share !== null && share >= 7],
  [{ column: 'renewal', op: 'before', value: '2026-03-05' }, ({ renewal }) => renewal !== null && renewal < '2026-03-05'],
  [{ column: 'renewal', op: 'after', value: '2026-03-05' }, ({ renewal }) => renewal !== null && renewal > '2026-03-05'],
  [{ column: 'renewal', op: 'next', value: 7 }, ({ renewal }) => renewal !== null && renewal >= '2026-03-19' && renewal <= '2026-03-25'],
  [{ column: 'renewal', op: 'last', value: 7 }, ({ renewal }) => renewal !== null && renewal > '2026-03-12' && renewal <= '2026-03-19'],
  [{ column: 'renewal', op: 'filled', value: null }, ({ renewal }) => renewal !== null],
  [{ column: 'seen', op: 'before', value: '2026-03-08' }, (row) => row.seen !== null && seenDay(row) < '2026-03-08'],
  [{ column: 'seen', op: 'after', value: '2026-03-07' }, (row) => seenDay(row) > '2026-03-07'],
  [{ column: 'seen', op: 'between', value: ['2026-03-08', '2026-03-08'] }, (row) => seenDay(row) === '2026-03-08'],
  [{ column: 'seen', op: 'last', value: 12 }, (row) => seenDay(row) >= '2026-03-08'],
];

test.each(cases)('%j finds what it says', async (condition, holds) => {
  const expected = keysWhere(holds);
  expect(expected.length).toBeGreaterThan(0);
  expect(await keysOf(condition)).toEqual(expected);
});

test('conditions are all met; none of them is every row', async () => {
  const all = cases
    .slice(0, 5)
    .map(([condition]) => condition)
    .filter(({ op }) => op !== 'not');
  const where = filterWhere(freightTable, columns, { all }, calendar);
  const found = await db.selectFrom('freight').select('key').where(where).orderBy('key').execute();
  const expected = keysWhere((row) => all.every((condition) => cases.find(([one]) => one === condition)?.[1](row)));
  expect(found.map((row) => row.key)).toEqual(expected);
  const everything = await db
    .selectFrom('freight')
    .select('key')
    .where(filterWhere(freightTable, columns, { all: [] }, calendar))
    .execute();
  expect(everything).toHaveLength(rows.length);
});

test('a column that the table does not offer is invalid, whatever its name', () => {
  const bad = (column: string) => ({ all: [{ column, op: 'is', value: 'x' }] }) as const;
  for (const column of ['health', 'gone', '__proto__', "name' or true --"]) {
    expect(() => filterWhere(freightTable, columns, bad(column), calendar)).toThrow(expect.objectContaining({ code: 'invalid' }));
  }
});

test('a person that cannot exist is invalid, not a failing query', () => {
  const owner = { owner: { value: ref('key'), type: 'uuid' } } as const;
  const filter = { all: [{ column: 'owner', op: 'in', value: ['5f0c1f6e-8a35-4d3c-9b1c-2f4f4a1e7b11', 'x'] }] } as const;
  expect(() => filterWhere(freightTable, owner, filter, calendar)).toThrow(expect.objectContaining({ code: 'invalid' }));
});

/** Text and days by code unit as COLLATE "C" has it, nulls last whatever the direction, ties by key. */
function sorted({ column, direction }: Sort): string[] {
  const turn = direction === 'asc' ? 1 : -1;
  const value = (row: Stored) => row[column as keyof Stored];
  return rows
    .toSorted((a, b) => {
      const [x, y] = [value(a), value(b)];
      if (x === y) return a.key < b.key ? -turn : turn;
      if (x === null || y === null) return x === null ? 1 : -1;
      return x < y ? -turn : turn;
    })
    .map((row) => row.key);
}

type Freight = Page<{ key: string }> & { total?: number };

const fetches = {
  uncounted: (sort: Sort, size: number, cursor: string | null): Promise<Freight> =>
    fetchPage(db.selectFrom('freight').select('key'), { spec: freightTable, columns, sort, key, cursor, size }),
  counted: (sort: Sort, size: number, cursor: string | null): Promise<Freight> =>
    fetchCountedPage(db.selectFrom('freight').select('key'), { spec: freightTable, columns, sort, key, cursor, size }),
};

/** Forward from page to page to the last, then back to the first. @returns the keys of each, as the pages came */
async function thereAndBack(fetch: (typeof fetches)['counted'], sort: Sort, size: number): Promise<{ there: string[][]; back: string[][] }> {
  const keysOn = (page: Freight) => page.rows.map((row) => row.key);
  let page = await fetch(sort, size, null);
  const there = [keysOn(page)];
  for (; page.next !== null; there.push(keysOn(page))) page = await fetch(sort, size, page.next);
  const back = [keysOn(page)];
  for (let before = page.before; before > 0; before = page.before) {
    page = await fetch(sort, size, page.previous);
    expect(page.before).toBe(Math.max(0, before - size));
    expect(page.next).not.toBeNull();
    if (page.total !== undefined) expect(page.total).toBe(rows.length);
    expect(Object.keys(page.rows[0] ?? {})).toEqual(['key']);
    back.unshift(keysOn(page));
  }
  return { there, back };
}

test.each(['uncounted', 'counted'] as const)('%s pages of any size, in any order, hold each row once, there and back', async (kind) => {
  const sort = fc.record({
    column: fc.constantFrom('name', 'mrr', 'renewal', 'seen'),
    direction: fc.constantFrom<'asc' | 'desc'>('asc', 'desc'),
  });
  await fc.assert(
    fc.asyncProperty(sort, fc.integer({ min: 7, max: 61 }), async (by, size) => {
      const { there, back } = await thereAndBack(fetches[kind], by, size);
      expect(there.flat()).toEqual(sorted(by));
      expect(back).toEqual(there);
    }),
    { numRuns: 25 },
  );
});

test.each([
  ['no base64', '%%%'],
  ['no JSON', Buffer.from('[1,').toString('base64url')],
  ['another shape', Buffer.from('{"a":1}').toString('base64url')],
  ['another order', encodeCursor({ sort: { column: 'mrr', direction: 'asc' }, value: '1', key: 'k01', shown: 5 })],
  ['a negative count', encodeCursor({ sort: { column: 'mrr', direction: 'desc' }, value: '1', key: 'k01', shown: -5 })],
  ['a null byte', encodeCursor({ sort: { column: 'mrr', direction: 'desc' }, value: '1', key: 'k\0', shown: 5 })],
  ['a count that is none', encodeCursor({ sort: { column: 'mrr', direction: 'desc' }, value: '1', key: 'k01', shown: 5, rest: 0.5 })],
  ['a value of another type', encodeCursor({ sort: { column: 'mrr', direction: 'desc' }, value: 'x', key: 'k01', shown: 5 })],
])('a cursor that is %s is invalid', async (_name, cursor) => {
  const request = { spec: freightTable, columns, sort: freightTable.defaultSort, key, cursor, size: 5 };
  await expect(fetchPage(db.selectFrom('freight').select('key'), request)).rejects.toMatchObject({ code: 'invalid' });
});

test('a sort that the table does not offer is invalid', async () => {
  const sort = { column: 'share', direction: 'asc' } as const;
  const request = { spec: freightTable, columns, sort, key, cursor: null, size: 5 };
  await expect(fetchPage(db.selectFrom('freight').select('key'), request)).rejects.toMatchObject({ code: 'invalid' });
});
