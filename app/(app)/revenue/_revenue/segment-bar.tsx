'use client';

import { useRouter } from 'next/navigation';
import { FilterBar } from '@/components/data-table/filter-bar';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { useReaderFormat } from '@/components/data-table/use-reader-format';
import type { Filter } from '@/lib/kit/filter';
import type { Column } from '@/lib/kit/table-spec';
import { encodeFilter, hrefWith } from '@/lib/kit/url-codec';

interface SegmentBarProps {
  /** The account list's columns with the organization's attributes. */
  columns: readonly Column[];
  filter: Filter;
  choices: ColumnChoices;
  path: string;
  /** The page's other parameters, which stay. */
  params: Readonly<Record<string, string>>;
}

/** Which accounts the figures are of. */
export function SegmentBar({ columns, filter, choices, path, params }: SegmentBarProps) {
  const router = useRouter();
  const format = useReaderFormat();
  const go = (next: Filter) =>
    router.push(hrefWith(path, { ...params, ...(next.all.length > 0 && { segment: encodeFilter(next) }) }), { scroll: false });
  return <FilterBar spec={{ columns }} filter={filter} choices={choices} format={format} onChange={go} />;
}
