import { defineTable, type MoneyValue } from '@/lib/kit/table-spec';

export const DEAL_KINDS = ['new', 'expansion', 'renewal'] as const;
export type DealKind = (typeof DEAL_KINDS)[number];

export const STAGE_KINDS = ['open', 'won', 'lost'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/** The stages of a new organization. */
export const DEFAULT_STAGES = [
  { id: 'qualification', name: 'Qualification', kind: 'open' },
  { id: 'discovery', name: 'Discovery', kind: 'open' },
  { id: 'proposal', name: 'Proposal', kind: 'open' },
  { id: 'negotiation', name: 'Negotiation', kind: 'open' },
  { id: 'won', name: 'Won', kind: 'won' },
  { id: 'lost', name: 'Lost', kind: 'lost' },
] as const satisfies readonly { id: string; name: string; kind: StageKind }[];

/** One deal of an account. */
export interface DealRow {
  key: string;
  name: string;
  /** The stage's name. */
  stage: string;
  amount: MoneyValue | null;
  currency: string | null;
  closeOn: string | null;
  kind: DealKind;
  owner: string | null;
  createdAt: string;
}

/** The deals of an account: what is shown, filtered and sorted. */
export const dealTable = defineTable<DealRow>()({
  id: 'deals',
  rowKey: 'key',
  rowHref: '?open=deal:{key}',
  defaultSort: { column: 'closeOn', direction: 'asc' },
  columns: [
    { id: 'name', header: 'deal.column.name', kind: 'link', path: 'name', sortable: true, filterable: true },
    { id: 'stage', header: 'deal.column.stage', kind: 'enum', path: 'stage', sortable: true, filterable: true, width: 130 },
    { id: 'amount', header: 'deal.column.amount', kind: 'money', path: 'amount', sortable: true, filterable: true, width: 130 },
    { id: 'currency', header: 'deal.column.currency', kind: 'enum', path: 'currency', filterable: true, defaultVisible: false, width: 90 },
    { id: 'closeOn', header: 'deal.column.closeOn', kind: 'date', path: 'closeOn', sortable: true, filterable: true, width: 120 },
    {
      id: 'kind',
      header: 'deal.column.kind',
      kind: 'enum',
      path: 'kind',
      sortable: true,
      filterable: true,
      width: 110,
      options: [
        { value: 'new', label: 'deal.kind.new' },
        { value: 'expansion', label: 'deal.kind.expansion' },
        { value: 'renewal', label: 'deal.kind.renewal' },
      ],
    },
    { id: 'owner', header: 'deal.column.owner', kind: 'text', path: 'owner', sortable: true, filterable: true, width: 160 },
    {
      id: 'createdAt',
      header: 'deal.column.createdAt',
      kind: 'datetime',
      path: 'createdAt',
      sortable: true,
      filterable: true,
      defaultVisible: false,
    },
  ],
});

export type DealColumn = (typeof dealTable.columns)[number]['id'];
