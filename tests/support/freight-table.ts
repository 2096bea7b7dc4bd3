import { type BandValue, defineTable, type PersonValue } from '@/lib/kit/table-spec';

export interface FreightRow {
  key: string;
  name: string;
  type: string;
  mrr: number | null;
  share: number | null;
  timeMs: number | null;
  renewal: string | null;
  lastSeen: string | null;
  owner: PersonValue | null;
  live: boolean;
  health: BandValue | null;
  trend: (number | null)[];
}

/** One column of each kind, for the tests of everything that follows from a spec. */
export const freightTable = defineTable<FreightRow>()({
  id: 'freight',
  rowKey: 'key',
  rowHref: '/accounts/{key}',
  defaultSort: { column: 'mrr', direction: 'desc' },
  columns: [
    { id: 'name', header: 'freight.name', kind: 'link', path: 'name', sortable: true, filterable: true },
    {
      id: 'type',
      header: 'freight.type',
      kind: 'enum',
      path: 'type',
      sortable: true,
      filterable: true,
      options: [
        { value: 'company', label: 'freight.company' },
        { value: 'region', label: 'freight.region' },
      ],
    },
    { id: 'mrr', header: 'freight.mrr', kind: 'integer', path: 'mrr', sortable: true, filterable: true },
    { id: 'share', header: 'freight.share', kind: 'percent', path: 'share', filterable: true, defaultVisible: false },
    { id: 'time', header: 'freight.time', kind: 'duration', path: 'timeMs', filterable: true },
    { id: 'renewal', header: 'freight.renewal', kind: 'date', path: 'renewal', sortable: true, filterable: true },
    { id: 'seen', header: 'freight.seen', kind: 'datetime', path: 'lastSeen', sortable: true, filterable: true },
    { id: 'owner', header: 'freight.owner', kind: 'person', path: 'owner', filterable: true },
    { id: 'live', header: 'freight.live', kind: 'boolean', path: 'live', filterable: true },
    { id: 'health', header: 'freight.health', kind: 'band', path: 'health' },
    { id: 'trend', header: 'freight.trend', kind: 'sparkline', path: 'trend' },
  ],
});
