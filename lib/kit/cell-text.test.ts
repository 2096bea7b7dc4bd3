import { expect, test } from 'vitest';
import { cellText, csvCells, csvHeader, type ReaderFormat } from '@/lib/kit/cell-text';
import { columnChoices, conditionWords } from '@/lib/kit/condition-words';
import { type Column, findColumn } from '@/lib/kit/table-spec';
import { type FreightRow, freightTable } from '@/tests/support/freight-table';

const format: ReaderFormat = { locale: 'en-GB', timeZone: 'Asia/Kolkata', word: (key) => `[${key}]` };
const column = (id: string) => findColumn(freightTable, id) as Column;
const row: FreightRow = {
  key: 'a-1',
  name: '=Halden',
  type: 'region',
  mrr: -18400,
  share: 0.4267,
  timeMs: 12_000_000,
  renewal: '2026-06-30',
  lastSeen: '2026-03-17T20:00:00Z',
  owner: { id: 'p1', name: 'Inés Duarte' },
  live: true,
  health: { band: 'average', score: 64 },
  trend: [1, null, 3],
};

test('each kind is written for the reader', () => {
  const texts = freightTable.columns.map((one) => cellText(one, row[one.path as keyof FreightRow], format));
  expect(texts).toEqual([
    '=Halden',
    '[freight.region]',
    '−18,400',
    '42.7%',
    '3h 20m',
    '30 Jun 2026',
    '18 Mar 2026, 01:30',
    'Inés Duarte',
    '[table.boolean.yes]',
    '[table.band.average]',
    '1 — 3',
  ]);
});

test('null is an em dash, an enum value without a word stays as it is', () => {
  expect(cellText(column('mrr'), null, format)).toBe('—');
  expect(cellText(column('mrr'), 0, format)).toBe('0');
  expect(cellText(column('type'), 'planet', format)).toBe('planet');
});

test('CSV keeps figures, days and instants as they are stored', () => {
  const columns = ['name', 'type', 'mrr', 'time', 'seen', 'owner', 'health'].map(column);
  expect(csvHeader(columns, format)[1]).toBe('[freight.type]');
  expect(csvCells(columns, row, format)).toEqual([
    '=Halden',
    '[freight.region]',
    -18400,
    12_000_000,
    '2026-03-17T20:00:00Z',
    'Inés Duarte',
    '[table.band.average]',
  ]);
  expect(csvCells([column('mrr')], { ...row, mrr: null }, format)).toEqual([null]);
});

test('a condition reads as a sentence', () => {
  const mrr = column('mrr');
  const people = [{ value: 'p1', label: 'Inés Duarte' }];
  expect(conditionWords(mrr, { column: 'mrr', op: 'gte', value: 3500 }, [], format)).toEqual({
    column: '[freight.mrr]',
    op: '[table.operator.gte]',
    value: '3,500',
  });
  expect(conditionWords(column('seen'), { column: 'seen', op: 'before', value: '2026-07-17' }, [], format).value).toBe('17 Jul 2026');
  expect(conditionWords({ ...column('mrr'), kind: 'money' }, { column: 'mrr', op: 'between', value: [0.01, 12_500] }, [], format).value).toBe(
    '0.01 – 12,500',
  );
  expect(conditionWords(column('seen'), { column: 'seen', op: 'last', value: 14 }, [], format).value).toBe('14 days');
  expect(conditionWords(column('owner'), { column: 'owner', op: 'in', value: ['p1', 'p2'] }, people, format).value).toBe('Inés Duarte, p2');
  expect(conditionWords(mrr, { column: 'mrr', op: 'between', value: [1, 2000] }, [], format).value).toBe('1 – 2,000');
  expect(conditionWords(mrr, { column: 'mrr', op: 'empty', value: null }, [], format).value).toBe('');
});

test('an enum brings its choices itself', () => {
  expect(columnChoices(column('type'), [], format)[0]).toEqual({ value: 'company', label: '[freight.company]' });
  expect(columnChoices(column('owner'), [{ value: 'p1', label: 'Inés' }], format)).toEqual([{ value: 'p1', label: 'Inés' }]);
});
