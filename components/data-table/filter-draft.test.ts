import { expect, test } from 'vitest';
import { newDraft, toCondition, toDraft, valueEditor } from '@/components/data-table/filter-draft';
import { type Condition, OPERATORS } from '@/lib/kit/filter';
import { type Column, findColumn } from '@/lib/kit/table-spec';
import { freightTable } from '@/tests/support/freight-table';

const column = (id: string) => findColumn(freightTable, id) as Column;

const pairs: [Condition, string[]][] = [
  [{ column: 'name', op: 'has', value: 'halden' }, ['halden']],
  [{ column: 'name', op: 'empty', value: null }, []],
  [{ column: 'mrr', op: 'gte', value: 3500 }, ['3500']],
  [{ column: 'mrr', op: 'between', value: [1, 2.5] }, ['1', '2.5']],
  [{ column: 'share', op: 'lte', value: 0.07 }, ['7']],
  [{ column: 'time', op: 'gte', value: 90_000 }, ['1.5']],
  [{ column: 'renewal', op: 'between', value: ['2026-01-01', '2026-02-01'] }, ['2026-01-01', '2026-02-01']],
  [{ column: 'seen', op: 'last', value: 14 }, ['14']],
  [{ column: 'type', op: 'in', value: ['company', 'region'] }, ['company', 'region']],
  [{ column: 'live', op: 'is', value: false }, ['false']],
];

test.each(pairs)('%j is typed as %j', (condition, texts) => {
  expect(toDraft(column(condition.column), condition).texts).toEqual(texts);
  expect(toCondition(freightTable, { column: condition.column, op: condition.op, texts })).toEqual(condition);
});

test.each([
  ['mrr', 'gte', ['']],
  ['mrr', 'gte', []],
  ['mrr', 'between', ['5', '']],
  ['mrr', 'between', ['5', '4']],
  ['name', 'has', ['  ']],
  ['renewal', 'before', ['2026-13-01']],
  ['seen', 'last', ['1.5']],
  ['type', 'in', []],
  ['owner', 'is', []],
] as const)('%s %s %j is not complete yet', (id, op, texts) => {
  expect(toCondition(freightTable, { column: id, op, texts })).toBeNull();
});

test('a new draft begins with the usual operator', () => {
  expect(newDraft(column('mrr'))).toEqual({ column: 'mrr', op: 'gte', texts: [] });
  expect(newDraft(column('name')).op).toBe('has');
});

test('times are chosen as days, figures typed', () => {
  const editors = (id: string) => OPERATORS[column(id).kind].map((op) => valueEditor(column(id).kind, op));
  expect(editors('renewal')).toEqual(['day', 'day', 'days', 'figure', 'figure', 'none', 'none']);
  expect(editors('mrr')).toEqual(['figure', 'figure', 'figures', 'none', 'none']);
});
