import { ACCOUNTS_PATH } from '@/lib/features/account/table';
import { defineTable, type MoneyValue } from '@/lib/kit/table-spec';

/** One account's MRR over a period, in the organization's currency. */
export interface RevenueRow {
  key: string;
  name: string;
  /** What it is grouped by. */
  group: string | null;
  starting: MoneyValue;
  new: MoneyValue;
  expansion: MoneyValue;
  reactivation: MoneyValue;
  contraction: MoneyValue;
  churn: MoneyValue;
  ending: MoneyValue;
}

const step = <const Id extends 'starting' | 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn' | 'ending'>(id: Id) =>
  ({ id, header: `money.movement.${id}`, kind: 'money', path: id, sortable: true, filterable: true, width: 116 }) as const;

/** The accounts that make the figures of a segment. */
export const revenueTable = defineTable<RevenueRow>()({
  id: 'revenue',
  rowKey: 'key',
  rowHref: `${ACCOUNTS_PATH}/{key}/financials`,
  defaultSort: { column: 'starting', direction: 'desc' },
  columns: [
    { id: 'name', header: 'revenue.column.name', kind: 'link', path: 'name', sortable: true, filterable: true },
    { id: 'group', header: 'revenue.column.group', kind: 'enum', path: 'group', sortable: true, filterable: true, width: 120 },
    step('starting'),
    step('new'),
    step('expansion'),
    step('reactivation'),
    step('contraction'),
    step('churn'),
    step('ending'),
  ],
});
