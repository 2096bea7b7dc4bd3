import type { AttributeDefinition } from '@/lib/kit/attribute';
import type { Column, ColumnKind, TableSpec } from '@/lib/kit/table-spec';
import type { Goal } from './contract';
import { type GoalRow, goalTable } from './table';

const KINDS: Readonly<Record<AttributeDefinition['kind'], ColumnKind>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  list: 'enum',
  lifecycle: 'enum',
  person: 'text',
  currency: 'money',
  calculated: 'number',
};

/** Own columns that a goal can hold; calculated ones are the account's. */
export function ownColumns(definitions: readonly AttributeDefinition[]): AttributeDefinition[] {
  return definitions.filter(({ kind }) => kind !== 'calculated');
}

/** Ids and paths of own columns begin so. */
export const OWN_COLUMN = 'own:';
const pathOf = (key: string) => `${OWN_COLUMN}${key}`;

/** The goal table with the organization's own columns, which are shown once they are chosen. */
export function goalSpec(definitions: readonly AttributeDefinition[]): TableSpec<GoalRow> {
  const own = ownColumns(definitions).map(
    ({ key, label, kind }): Column => ({
      ...{ id: pathOf(key), header: 'plan.goal.own', label, kind: KINDS[kind], path: pathOf(key), width: 130 },
      ...{ sortable: kind !== 'currency', filterable: kind !== 'currency', defaultVisible: false },
    }),
  );
  return { ...goalTable, columns: [...goalTable.columns, ...own] };
}

function ownValue({ kind, choices, currency }: AttributeDefinition, value: unknown): unknown {
  if (value === undefined) return null;
  if (kind === 'currency') return { amount: value, currency };
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

/** Goals as the table's rows. */
export function goalRows(goals: readonly Goal[], definitions: readonly AttributeDefinition[]): GoalRow[] {
  return goals.map(({ id, name, plan, status, priority, shared, owner, dueOn, completedAt, values }) => ({
    ...{ key: id, name, plan, status, priority, shared, owner, dueOn, completedAt },
    ...Object.fromEntries(ownColumns(definitions).map((definition) => [pathOf(definition.key), ownValue(definition, values[definition.key])])),
  }));
}

/** What the filters of the own columns offer, by column id. */
export function goalChoices(definitions: readonly AttributeDefinition[]) {
  const listed = definitions.filter(({ choices }) => choices.length > 0);
  return Object.fromEntries(listed.map(({ key, choices }) => [pathOf(key), choices.map(({ label }) => ({ value: label, label }))]));
}
