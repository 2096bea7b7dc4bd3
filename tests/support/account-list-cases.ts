import { accountTable } from '@/lib/features/account/table';
import { type Condition, OPERATORS, type Operator } from '@/lib/kit/filter';
import { namedColumn } from '@/lib/kit/named-column';
import type { Column, Sort } from '@/lib/kit/table-spec';
import { MANY_TAGS } from './many-accounts';

const CHOICE: Record<string, [string, string]> = {
  type: ['region', 'product'],
  tree: ['acme-2', 'acme-3'],
  status: ['paused', 'active'],
  stage: ['renewal', 'adoption'],
  owner: ['owner7@fernway.example', 'owner8@fernway.example'],
  'text.risk': ['high', 'low'],
  tags: [...MANY_TAGS],
  health: ['poor', 'good'],
};
const DAY = '2025-11-01';

/** A value that an operator might be given: for choices a rare one, for figures the middle. */
function conditionFor(column: string, op: Operator): Condition {
  const [one, other] = CHOICE[column] ?? ['', ''];
  const isDay = ['seen', 'since', 'renewal', 'day.renews'].includes(column);
  switch (op) {
    case 'is':
      return { column, op, value: one };
    case 'not':
      return { column, op, value: one };
    case 'in':
      return { column, op, value: [one, other] };
    case 'has':
      return { column, op, value: 'brightwater 7' };
    case 'starts':
      return { column, op, value: 'Kestrel a' };
    case 'gte':
      return { column, op, value: 1 };
    case 'lte':
      return { column, op, value: 30 };
    case 'between':
      return { column, op, value: isDay ? [DAY, '2026-10-01'] : [1, 20] };
    case 'before':
      return { column, op, value: DAY };
    case 'after':
      return { column, op, value: DAY };
    case 'last':
    case 'next':
      return { column, op, value: 90 };
    case 'empty':
      return { column, op, value: null };
    case 'filled':
      return { column, op, value: null };
  }
}

export interface ListCase {
  name: string;
  all: Condition[];
  sort: Sort;
}

/** The list's own columns, and one attribute of each way in which values are stored. */
const columns: readonly Column[] = [...accountTable.columns, ...['text.risk', 'number.seats', 'day.renews'].flatMap((id) => namedColumn(id) ?? [])];
const sorts: ListCase[] = columns
  .filter((column) => 'sortable' in column && column.sortable)
  .flatMap(({ id }) =>
    (['asc', 'desc'] as const).map((direction) => ({ name: `sort ${id} ${direction}`, all: [], sort: { column: id, direction } })),
  );
const filters: ListCase[] = columns
  .filter((column) => 'filterable' in column && column.filterable)
  .flatMap(({ id, kind }) =>
    OPERATORS[kind].flatMap((op) => [
      { name: `filter ${id} ${op}`, all: [conditionFor(id, op)], sort: accountTable.defaultSort },
      { name: `filter ${id} ${op}, by MAU`, all: [conditionFor(id, op)], sort: { column: 'mau', direction: 'desc' as const } },
    ]),
  );

/** Each sort and each filter that the account list offers, with values that fillAccounts made. */
export const accountListCases: readonly ListCase[] = [...sorts, ...filters];
