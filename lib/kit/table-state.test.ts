import { expect, test } from 'vitest';
import { changeState, defaultState, sameView, shownColumns } from '@/lib/kit/table-state';
import { freightTable } from '@/tests/support/freight-table';

const state = { ...defaultState(freightTable), cursor: 'page-3' };

test('another filter or sort begins at the first page, another set of columns stays', () => {
  expect(changeState(state, { filter: { all: [] } }).cursor).toBeNull();
  expect(changeState(state, { sort: { column: 'name', direction: 'asc' } }).cursor).toBeNull();
  expect(changeState(state, { columns: ['name'] })).toEqual({ ...state, columns: ['name'] });
});

test('columns show in the order chosen, without those that are gone', () => {
  const shown = shownColumns(freightTable, { columns: ['mrr', 'gone', 'name'] });
  expect(shown.map((column) => column.id)).toEqual(['mrr', 'name']);
});

test('a view is changed by a filter, a sort or an order of columns, not by a page', () => {
  expect(sameView(state, defaultState(freightTable))).toBe(true);
  expect(sameView(state, { ...state, columns: state.columns.toReversed() })).toBe(false);
  expect(sameView(state, { ...state, sort: { column: 'mrr', direction: 'asc' } })).toBe(false);
});
