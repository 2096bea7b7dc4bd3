import { describe, expect, test } from 'vitest';
import { cellValue, defaultColumns, defineTable, isRightAligned, rowHref } from '@/lib/kit/table-spec';
import { freightTable } from '@/tests/support/freight-table';

describe('defineTable', () => {
  test('keeps the literal ids, so that a map over all columns is checked by the compiler', () => {
    const id: (typeof freightTable)['columns'][number]['id'] = 'mrr';
    // @ts-expect-error no such column
    const wrong: (typeof freightTable)['columns'][number]['id'] = 'arr';
    expect([id, wrong]).toEqual(['mrr', 'arr']);
  });

  test('refuses a path whose value is not of the kind', () => {
    const table = defineTable<{ key: string; count: number }>()({
      id: 'wrong',
      rowKey: 'key',
      defaultSort: { column: 'count', direction: 'asc' },
      // @ts-expect-error a text column over a number
      columns: [{ id: 'count', header: 'x', kind: 'text', path: 'count', sortable: true }],
    });
    expect(table.id).toBe('wrong');
  });

  test('refuses a repeated id and a default sort that cannot be sorted', () => {
    const column = { id: 'key', header: 'x', kind: 'text', path: 'key', sortable: true } as const;
    const define = defineTable<{ key: string }>();
    const rest = { id: 't', rowKey: 'key', defaultSort: { column: 'key', direction: 'asc' } } as const;
    expect(() => define({ ...rest, columns: [column, column] })).toThrow('repeats');
    expect(() => define({ ...rest, columns: [{ ...column, sortable: false }] })).toThrow('sortable');
  });
});

test('columns hidden by default stay out of the first view', () => {
  expect(defaultColumns(freightTable)).not.toContain('share');
  expect(defaultColumns(freightTable)[0]).toBe('name');
});

test('figures and dates stand right, words left', () => {
  const right = freightTable.columns.filter(isRightAligned).map((column) => column.id);
  expect(right).toEqual(['mrr', 'share', 'time', 'renewal', 'seen']);
});

test('a row without the property has no value', () => {
  expect(cellValue({ a: 0 }, { path: 'a' })).toBe(0);
  expect(cellValue({}, { path: 'a' })).toBeNull();
});

test('a row opens at its own address, with hostile keys encoded', () => {
  expect(rowHref(freightTable, { key: '../a b/ü?x#y' })).toBe('/accounts/..%2Fa%20b%2F%C3%BC%3Fx%23y');
  expect(rowHref({}, { key: 'a' })).toBeNull();
  expect(rowHref({ rowHref: '?open=note:{key}' }, { key: 'b&' }, {}, '/a')).toBe('/a?open=note:b%26');
  expect(rowHref({ rowHref: '?open=note:{key}' }, { key: 'b' }, {}, '/a?s=due~asc')).toBe('/a?s=due~asc&open=note:b');
  expect(rowHref({ rowHref: '/a/{key}?by=x' }, { key: 'b' }, { from: 'name~asc!1&' })).toBe('/a/b?by=x&from=name~asc!1%26');
});
