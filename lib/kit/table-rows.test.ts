import { describe, expect, it } from 'vitest';
import type { Condition } from '@/lib/kit/filter';
import { tableRows } from '@/lib/kit/table-rows';
import { defineTable, type PersonValue } from '@/lib/kit/table-spec';

interface Crew {
  name: string;
  owner: PersonValue | null;
  hours: number | null;
  joined: string;
  seen: string | null;
  status: string | null;
}

const spec = defineTable<Crew>()({
  id: 'crew',
  rowKey: 'name',
  defaultSort: { column: 'name', direction: 'asc' },
  columns: [
    { id: 'name', header: 'name', kind: 'text', path: 'name', sortable: true, filterable: true },
    { id: 'owner', header: 'owner', kind: 'person', path: 'owner', sortable: true, filterable: true },
    { id: 'hours', header: 'hours', kind: 'integer', path: 'hours', sortable: true, filterable: true },
    { id: 'joined', header: 'joined', kind: 'date', path: 'joined', sortable: true, filterable: true },
    { id: 'seen', header: 'seen', kind: 'datetime', path: 'seen', sortable: true, filterable: true },
    { id: 'status', header: 'status', kind: 'enum', path: 'status', sortable: true, filterable: true },
  ],
});

const rows: Crew[] = [
  { name: 'Dock planning', owner: { id: 'b', name: 'Anders' }, hours: 12, joined: '2026-03-01', seen: '2026-03-18T23:30:00Z', status: 'live' },
  { name: 'carrier rates', owner: null, hours: null, joined: '2026-02-10', seen: null, status: null },
  { name: 'Yard board', owner: { id: 'a', name: 'Zoe' }, hours: 3, joined: '2026-03-19', seen: '2026-03-10T09:00:00Z', status: 'trial' },
];
const byName = { column: 'name', direction: 'asc' } as const;
const calendar = { today: '2026-03-19', timeZone: 'Europe/Oslo' };
const found = (...all: Condition[]) => tableRows(spec, rows, { filter: { all }, sort: byName }, calendar).map((row) => row.name);
const sorted = (column: string, direction: 'asc' | 'desc') =>
  tableRows(spec, rows, { filter: { all: [] }, sort: { column, direction } }, calendar).map((row) => row.name);

describe('tableRows', () => {
  it('sorts words without regard to case, people by name, and unknown values last in both directions', () => {
    expect(sorted('name', 'asc')).toEqual(['carrier rates', 'Dock planning', 'Yard board']);
    expect(sorted('owner', 'desc')).toEqual(['Yard board', 'Dock planning', 'carrier rates']);
    expect(sorted('hours', 'asc')).toEqual(['Yard board', 'Dock planning', 'carrier rates']);
    expect(sorted('hours', 'desc')).toEqual(['Dock planning', 'Yard board', 'carrier rates']);
  });

  it('keeps the order of rows that are equal', () => {
    expect(tableRows(spec, rows, { filter: { all: [] }, sort: { column: 'status', direction: 'asc' } }, calendar).at(-1)?.name).toBe('carrier rates');
  });

  it('finds every word of a text wherever it stands, and the beginning of one', () => {
    expect(found({ column: 'name', op: 'has', value: 'PLAN dock' })).toEqual(['Dock planning']);
    expect(found({ column: 'name', op: 'starts', value: 'YARD' })).toEqual(['Yard board']);
    expect(found({ column: 'name', op: 'starts', value: 'board' })).toEqual([]);
  });

  it('compares figures, both ends included, and never takes unknown for zero', () => {
    expect(found({ column: 'hours', op: 'between', value: [3, 11] })).toEqual(['Yard board']);
    expect(found({ column: 'hours', op: 'gte', value: 12 })).toEqual(['Dock planning']);
    expect(found({ column: 'hours', op: 'lte', value: 100 })).toEqual(['Dock planning', 'Yard board']);
  });

  it('compares days, and instants by the organization’s day', () => {
    expect(found({ column: 'joined', op: 'before', value: '2026-03-01' })).toEqual(['carrier rates']);
    expect(found({ column: 'joined', op: 'after', value: '2026-03-01' })).toEqual(['Yard board']);
    expect(found({ column: 'joined', op: 'last', value: 1 })).toEqual(['Yard board']);
    expect(found({ column: 'joined', op: 'next', value: 1 })).toEqual(['Yard board']);
    // 23:30 UTC is the 19th in Oslo.
    expect(found({ column: 'seen', op: 'after', value: '2026-03-18' })).toEqual(['Dock planning']);
  });

  it('chooses among values; what is unknown is none of them', () => {
    expect(found({ column: 'status', op: 'is', value: 'live' })).toEqual(['Dock planning']);
    expect(found({ column: 'status', op: 'not', value: 'live' })).toEqual(['carrier rates', 'Yard board']);
    expect(found({ column: 'owner', op: 'in', value: ['a', 'x'] })).toEqual(['Yard board']);
    expect(found({ column: 'status', op: 'empty', value: null })).toEqual(['carrier rates']);
    expect(found({ column: 'status', op: 'filled', value: null })).toEqual(['Dock planning', 'Yard board']);
  });

  it('meets all conditions at once', () => {
    expect(found({ column: 'hours', op: 'filled', value: null }, { column: 'name', op: 'has', value: 'yard' })).toEqual(['Yard board']);
  });
});
