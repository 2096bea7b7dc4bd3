import { SegmentedLinks } from '@/components/ui/segmented';
import { changeState } from '@/lib/kit/table-state';
import { encodeState, hrefWith } from '@/lib/kit/url-codec';
import type { tableAt } from '@/lib/next/account-page';

interface ColumnSwitchProps<Row extends object> {
  table: ReturnType<typeof tableAt<Row>>['table'];
  column: string;
  label: string;
  /** What the column can be; an item without a value is all rows. */
  items: readonly { id: string; label: string; value?: string | boolean }[];
}

/** The condition that a reader switches most often, beside the filters; the other conditions stay. */
export function ColumnSwitch<Row extends object>({ table: { spec, state, base, place }, column, label, items }: ColumnSwitchProps<Row>) {
  const others = state.filter.all.filter((condition) => condition.column !== column);
  const present = state.filter.all.find((condition) => condition.column === column);
  const hrefOf = (value?: string | boolean) => {
    const all = value === undefined ? others : [{ column, op: 'is', value } as const, ...others];
    return hrefWith(place.path, { ...place.params, ...encodeState(spec, changeState(state, { filter: { all } }), base) });
  };
  const shown = present === undefined || present.op === 'is' ? items.find(({ value }) => value === present?.value) : undefined;
  return <SegmentedLinks label={label} current={shown?.id ?? ''} items={items.map(({ value, ...item }) => ({ ...item, href: hrefOf(value) }))} />;
}
