import { defineTable, type PersonValue } from '@/lib/kit/table-spec';

/** One asset of an account: a file in its latest version, or a link. */
export interface AssetRow {
  key: string;
  name: string;
  kind: string;
  /** The ending of its file, or LINK. */
  format: string;
  tags: string;
  number: number | null;
  /** Of the latest file, 1 MB = 1,000,000 bytes. */
  megabytes: number | null;
  addedBy: PersonValue | null;
  addedAt: string;
  changedAt: string;
}

export const assetTable = defineTable<AssetRow>()({
  id: 'assets',
  rowKey: 'key',
  rowHref: '?open=asset:{key}',
  defaultSort: { column: 'changed', direction: 'desc' },
  columns: [
    { id: 'name', header: 'asset.column.name', kind: 'link', path: 'name', sortable: true, filterable: true },
    { id: 'kind', header: 'asset.column.kind', kind: 'enum', path: 'kind', sortable: true, filterable: true, width: 130 },
    { id: 'format', header: 'asset.column.format', kind: 'text', path: 'format', sortable: true, filterable: true, width: 90 },
    { id: 'tags', header: 'asset.column.tags', kind: 'text', path: 'tags', filterable: true, width: 180 },
    { id: 'number', header: 'asset.column.number', kind: 'integer', path: 'number', sortable: true, width: 90 },
    { id: 'size', header: 'asset.column.size', kind: 'number', path: 'megabytes', sortable: true, filterable: true, width: 100 },
    { id: 'addedBy', header: 'asset.column.addedBy', kind: 'person', path: 'addedBy', sortable: true, filterable: true, width: 170 },
    {
      id: 'added',
      header: 'asset.column.added',
      kind: 'datetime',
      path: 'addedAt',
      sortable: true,
      filterable: true,
      defaultVisible: false,
    },
    { id: 'changed', header: 'asset.column.changed', kind: 'datetime', path: 'changedAt', sortable: true, filterable: true },
  ],
});

export type AssetColumn = (typeof assetTable.columns)[number]['id'];

/** Kinds that are offered at first; others are an organization's own words. */
export const ASSET_KINDS = ['Contract', 'SOW', 'QBR', 'Proposal', 'Presentation', 'Plan', 'Training', 'Other'] as const;

export const ADVISED_FILE = 30 * 1024 * 1024;

const RASTER = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const READABLE = new Set(['text/plain', 'text/csv', 'text/tab-separated-values', 'application/json', 'text/calendar']);

/** How a file can be looked at without leaving the page; null: only by downloading it. */
export function previewOf(mediaType: string): 'image' | 'pdf' | 'text' | null {
  if (RASTER.has(mediaType)) return 'image';
  if (mediaType === 'application/pdf') return 'pdf';
  return READABLE.has(mediaType) ? 'text' : null;
}
