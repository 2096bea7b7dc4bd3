import { SegmentBar } from '@/app/(app)/revenue/_revenue/segment-bar';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { SegmentedLinks } from '@/components/ui/segmented';
import { accountTable } from '@/lib/features/account/table';
import type { SavedView } from '@/lib/features/view/contract';
import { type Filter, NO_FILTER, sameFilter } from '@/lib/kit/filter';
import type { Column } from '@/lib/kit/table-spec';
import { viewState } from '@/lib/kit/view-text';
import { getTranslator } from '@/lib/next/messages';

interface SegmentChoiceProps {
  filter: Filter;
  columns: readonly Column[];
  choices: ColumnChoices;
  views: readonly SavedView[];
  /** The page with other accounts. */
  href: (filter: Filter) => string;
  path: string;
  /** The page's other parameters, which stay. */
  params: Readonly<Record<string, string>>;
}

/** Which accounts: those of a saved view of the list, or those that a filter lets through. */
export async function SegmentChoice({ filter: chosen, columns, choices, views, href, path, params }: SegmentChoiceProps) {
  const t = await getTranslator('revenue');
  const saved = views.map(({ id, name, state }) => ({ id, label: name, filter: viewState(accountTable, id, state).filter }));
  const all = [{ id: '', label: t('group.all'), filter: NO_FILTER }, ...saved];
  const current = all.find(({ filter }) => sameFilter(filter, chosen))?.id ?? '-';
  const items = all.map(({ id, label, filter }) => ({ id, label, href: href(filter) }));
  return (
    <div className="flex max-w-full flex-wrap items-center gap-2">
      <SegmentedLinks label={t('segment')} current={current} items={items} />
      <SegmentBar columns={columns} filter={chosen} choices={choices} path={path} params={params} />
    </div>
  );
}
