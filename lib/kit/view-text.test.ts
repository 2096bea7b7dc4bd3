import { expect, it } from 'vitest';
import { defaultState } from '@/lib/kit/table-state';
import { viewState, viewText } from '@/lib/kit/view-text';
import { freightTable } from '@/tests/support/freight-table';

it('gives back what was stored, under the view’s id', () => {
  const view = {
    filter: { all: [{ column: 'name', op: 'has' as const, value: 'a&b=c ~!* é' }] },
    sort: { column: 'name', direction: 'asc' as const },
    columns: ['name', 'mrr'],
  };
  expect(viewState(freightTable, 'v1', viewText(freightTable, view))).toEqual({ ...view, cursor: null, view: 'v1' });
});

it('stores nothing for the default, and drops what the table lost', () => {
  expect(viewText(freightTable, defaultState(freightTable))).toBe('');
  expect(viewState(freightTable, 'v1', 's=gone~asc&f=1!gone~is~x')).toEqual({ ...defaultState(freightTable), view: 'v1' });
});
