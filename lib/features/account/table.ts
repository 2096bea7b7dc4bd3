import { type BandValue, defineTable, type MoneyValue, type PersonValue, type TagValue } from '@/lib/kit/table-spec';

/** One account in the list. Figures are as of yesterday; null is unknown. */
export interface AccountListRow {
  key: string;
  name: string;
  /** The type's name. */
  type: string;
  /** The nearest account above it, if the reader may see that one. */
  parent: string | null;
  /** To the parent: subsidiary, division, or own words. */
  relationship: string | null;
  /** The highest visible account of its tree, itself included. */
  tree: string;
  /** 1 for an account at the top. */
  level: number;
  status: string | null;
  lifecycleStage: string | null;
  owner: PersonValue | null;
  tags: TagValue[];
  /** Attributes as cells of their columns, by column id. */
  attributes: Record<string, unknown>;
  /** Unknown while an exchange rate is missing, as the amount of the renewal then is. */
  mrr: MoneyValue | null;
  nextRenewal: string | null;
  /** Of all subscriptions that renew on that day. */
  renewalAmount: MoneyValue | null;
  /** As shown: an override in place of the computed score. */
  health: BandValue;
  healthScore: number | null;
  mau: number;
  dau: number;
  wau: number;
  /** A share, 0 to 1. */
  stickiness: number | null;
  timePerUserMs: number | null;
  productUsers: number;
  mauTrend: number[];
  lastSeen: string | null;
  /** The organization's calendar day. */
  customerSince: string;
  /** Directly below it, as far as the reader may see them. */
  children: number;
}

const HEALTH_BANDS = ['good', 'average', 'poor', 'unknown'] as const;

export const ACCOUNTS_PATH = '/accounts';

/** The account list: what it shows, filters and sorts. Each filter and sort is served by an index. */
export const accountTable = defineTable<AccountListRow>()({
  id: 'accounts',
  attributes: true,
  rowKey: 'key',
  rowHref: `${ACCOUNTS_PATH}/{key}`,
  defaultSort: { column: 'name', direction: 'asc' },
  columns: [
    { id: 'name', header: 'accounts.column.name', kind: 'link', path: 'name', sortable: true, filterable: true },
    { id: 'key', header: 'accounts.column.key', kind: 'text', path: 'key', sortable: true, defaultVisible: false, width: 140 },
    { id: 'type', header: 'accounts.column.type', kind: 'enum', path: 'type', sortable: true, filterable: true, width: 130 },
    { id: 'parent', header: 'accounts.column.parent', kind: 'text', path: 'parent', defaultVisible: false, width: 180 },
    { id: 'relationship', header: 'accounts.column.relationship', kind: 'text', path: 'relationship', defaultVisible: false, width: 130 },
    { id: 'tree', header: 'accounts.column.tree', kind: 'enum', path: 'tree', filterable: true, defaultVisible: false, width: 180 },
    {
      id: 'level',
      header: 'accounts.column.level',
      kind: 'integer',
      path: 'level',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 80,
    },
    { id: 'status', header: 'accounts.column.status', kind: 'enum', path: 'status', sortable: true, filterable: true, width: 104 },
    {
      id: 'stage',
      header: 'accounts.column.stage',
      kind: 'enum',
      path: 'lifecycleStage',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 130,
    },
    { id: 'owner', header: 'accounts.column.owner', kind: 'person', path: 'owner', sortable: true, filterable: true, width: 160 },
    { id: 'tags', header: 'accounts.column.tags', kind: 'tags', path: 'tags', filterable: true, defaultVisible: false, width: 180 },
    { id: 'mrr', header: 'accounts.column.mrr', kind: 'money', path: 'mrr', sortable: true, filterable: true, width: 110 },
    { id: 'renewal', header: 'accounts.column.renewal', kind: 'date', path: 'nextRenewal', sortable: true, filterable: true, width: 120 },
    {
      id: 'renewalAmount',
      header: 'accounts.column.renewalAmount',
      kind: 'money',
      path: 'renewalAmount',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 130,
    },
    {
      id: 'health',
      header: 'accounts.column.health',
      kind: 'band',
      path: 'health',
      sortable: true,
      filterable: true,
      width: 124,
      options: HEALTH_BANDS.map((value) => ({ value, label: `table.band.${value}` })),
    },
    {
      id: 'score',
      header: 'accounts.column.score',
      kind: 'integer',
      path: 'healthScore',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 100,
    },
    { id: 'mau', header: 'accounts.column.mau', kind: 'integer', path: 'mau', sortable: true, filterable: true, width: 80 },
    { id: 'dau', header: 'accounts.column.dau', kind: 'integer', path: 'dau', sortable: true, filterable: true, defaultVisible: false, width: 80 },
    { id: 'wau', header: 'accounts.column.wau', kind: 'integer', path: 'wau', sortable: true, filterable: true, defaultVisible: false, width: 80 },
    { id: 'stickiness', header: 'accounts.column.stickiness', kind: 'percent', path: 'stickiness', sortable: true, filterable: true, width: 96 },
    {
      id: 'time',
      header: 'accounts.column.time',
      kind: 'duration',
      path: 'timePerUserMs',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 130,
    },
    {
      id: 'users',
      header: 'accounts.column.users',
      kind: 'integer',
      path: 'productUsers',
      sortable: true,
      filterable: true,
      width: 90,
    },
    { id: 'trend', header: 'accounts.column.trend', kind: 'sparkline', path: 'mauTrend', width: 104 },
    { id: 'seen', header: 'accounts.column.seen', kind: 'datetime', path: 'lastSeen', sortable: true, filterable: true },
    {
      id: 'since',
      header: 'accounts.column.since',
      kind: 'date',
      path: 'customerSince',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 120,
    },
    { id: 'children', header: 'accounts.column.children', kind: 'integer', path: 'children', defaultVisible: false, width: 100 },
  ],
});

export type AccountColumn = (typeof accountTable.columns)[number]['id'];

/** What a set of accounts may filter by: what people say of an account, never computed metrics. */
const SET_COLUMNS: readonly AccountColumn[] = ['name', 'type', 'tree', 'level', 'status', 'stage', 'owner', 'tags'];

export const accountSetSpec = { attributes: true as const, columns: accountTable.columns.filter((column) => SET_COLUMNS.includes(column.id)) };

/** One relative of an account: its parent or one of its children. */
export interface RelativeRow extends AccountListRow {
  place: 'parent' | 'child';
}

/** The Hierarchy tab (seed 002): relationship, account id, and the columns that the reader chooses. */
export const relativeTable = defineTable<RelativeRow>()({
  id: 'hierarchy',
  rowKey: 'key',
  rowHref: `${ACCOUNTS_PATH}/{key}/hierarchy`,
  defaultSort: { column: 'place', direction: 'desc' },
  columns: [
    { id: 'name', header: 'account.hierarchy.column.name', kind: 'link', path: 'name', sortable: true, filterable: true },
    {
      id: 'place',
      header: 'account.hierarchy.column.place',
      kind: 'enum',
      path: 'place',
      sortable: true,
      filterable: true,
      width: 90,
      options: [
        { value: 'parent', label: 'account.hierarchy.place.parent' },
        { value: 'child', label: 'account.hierarchy.place.child' },
      ],
    },
    {
      id: 'relationship',
      header: 'account.hierarchy.column.relationship',
      kind: 'text',
      path: 'relationship',
      sortable: true,
      filterable: true,
      width: 130,
    },
    { id: 'key', header: 'account.hierarchy.column.key', kind: 'text', path: 'key', sortable: true, filterable: true, width: 120 },
    { id: 'type', header: 'account.hierarchy.column.type', kind: 'text', path: 'type', sortable: true, filterable: true, width: 130 },
    { id: 'owner', header: 'account.hierarchy.column.owner', kind: 'person', path: 'owner', sortable: true, width: 170 },
    { id: 'status', header: 'account.hierarchy.column.status', kind: 'text', path: 'status', sortable: true, defaultVisible: false, width: 120 },
    {
      id: 'stage',
      header: 'account.hierarchy.column.stage',
      kind: 'text',
      path: 'lifecycleStage',
      sortable: true,
      defaultVisible: false,
      width: 130,
    },
    { id: 'level', header: 'account.hierarchy.column.level', kind: 'integer', path: 'level', sortable: true, defaultVisible: false, width: 80 },
    { id: 'mrr', header: 'account.hierarchy.column.mrr', kind: 'money', path: 'mrr', sortable: true, filterable: true, width: 110 },
    {
      id: 'renewal',
      header: 'account.hierarchy.column.renewal',
      kind: 'date',
      path: 'nextRenewal',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 120,
    },
    { id: 'health', header: 'account.hierarchy.column.health', kind: 'band', path: 'health', width: 124 },
    { id: 'mau', header: 'account.hierarchy.column.mau', kind: 'integer', path: 'mau', sortable: true, filterable: true, width: 80 },
    { id: 'dau', header: 'account.hierarchy.column.dau', kind: 'integer', path: 'dau', sortable: true, filterable: true, width: 80 },
    {
      id: 'productUsers',
      header: 'account.hierarchy.column.productUsers',
      kind: 'integer',
      path: 'productUsers',
      sortable: true,
      defaultVisible: false,
      width: 110,
    },
    { id: 'lastSeen', header: 'account.hierarchy.column.lastSeen', kind: 'datetime', path: 'lastSeen', sortable: true, filterable: true },
  ],
});
