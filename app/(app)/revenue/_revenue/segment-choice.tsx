import { REVENUE_PATH, type RevenuePlace, requestOf, revenueHref } from '@/app/(app)/revenue/_revenue/place';
import { SegmentBar } from '@/app/(app)/revenue/_revenue/segment-bar';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { SegmentedLinks } from '@/components/ui/segmented';
import { accountTable } from '@/lib/features/account/table';
import type { SavedView } from '@/lib/features/view/contract';
import { NO_FILTER, sameFilter } from '@/lib/kit/filter';
import type { Column } from '@/lib/kit/table-spec';
import { viewState } from '@/lib/kit/view-text';
import { getTranslator } from '@/lib/next/messages';

interface SegmentChoiceProps {
  place: RevenuePlace;
  columns: readonly Column[];
  choices: ColumnChoices;
  views: readonly SavedView[];
}

/** Which accounts: those of a saved view of the list, or those that a filter lets through. */
export async function SegmentChoice({ place, columns, choices, views }: SegmentChoiceProps) {
  const t = await getTranslator('revenue');
  const saved = views.map(({ id, name, state }) => ({ id, label: name, filter: viewState(accountTable, id, state).filter }));
  const all = [{ id: '', label: t('group.all'), filter: NO_FILTER }, ...saved];
  const current = all.find(({ filter }) => sameFilter(filter, place.filter))?.id ?? '-';
  const items = all.map(({ id, label, filter }) => ({ id, label, href: revenueHref(place, { filter }) }));
  const { segment: _segment, groupBy, ...months } = requestOf(place);
  const params = { ...months, ...(groupBy !== undefined && { group: groupBy }) };
  return (
    <div className="flex max-w-full flex-wrap items-center gap-2">
      <SegmentedLinks label={t('segment')} current={current} items={items} />
      <SegmentBar columns={columns} filter={place.filter} choices={choices} path={REVENUE_PATH} params={params} />
    </div>
  );
}
